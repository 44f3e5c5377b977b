import {
  MAX_PART_UNITS,
  readPastFile,
  sendPastPart,
  startPastImport,
} from '@bedside/server/contract/evidence/past-posts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { decodeText, splitText } from '../directory/read-file.ts';

/** Larger files are split by whoever sends them. */
const MAX_FILE_BYTES = 50_000_000;

export type DateOrder = 'mdy' | 'dmy';

/** Sends a file in parts and has it read; `share` tells how much of it has gone. */
export function useSendFile(onRead: () => void) {
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: async ({ file, dateOrder }: { file: File; dateOrder: DateOrder }) => {
      setShare(0);
      if (file.size > MAX_FILE_BYTES)
        throw new ApiProblem({ code: 'PAST_FILE_TOO_LARGE', status: 0, title: 'This file is larger than 50 MB.' });
      const parts = splitText(decodeText(new Uint8Array(await file.arrayBuffer())), MAX_PART_UNITS);
      const { id } = await call(startPastImport);
      for (const [number, text] of parts.entries()) {
        await call(sendPastPart, { params: { id, number }, body: { text } });
        setShare((number + 1) / parts.length);
      }
      return call(readPastFile, { params: { id }, body: { dateOrder } });
    },
    onSuccess: onRead,
  });
  return { ...sending, share };
}
