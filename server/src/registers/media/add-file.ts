import { createReadStream } from 'node:fs';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { mediaAccess } from './access.ts';
import type { MediaView } from './contract.ts';
import type { ClearedFile, FileIntake, FileUpload } from './files/file-intake.ts';
import { fileMimes } from './files/file-kind.ts';
import type { Spooled } from './files/spool.ts';
import { media } from './schema.ts';
import { type MediaRow, toView } from './service.ts';

/**
 * Takes a video or a document in that lies on the disk: it is written anew without what it tells of people, places and
 * programs, kept under the hash of the new bytes, and recorded. What was uploaded is not kept. Throws the intake's codes.
 */
export async function addFile(
  seed: ScopeSeed,
  intake: FileIntake,
  received: Spooled & Pick<FileUpload, 'kind' | 'fileName' | 'declaredMime'>,
): Promise<MediaView> {
  requireAnyRole(seed.actor, mediaAccess.add, 'add videos and documents');
  return intake.clear(received, async (cleared) => {
    // Bytes first: a record without bytes would be a lie, bytes without a record are only waste.
    const stored = await seed.services.blobs.put(createReadStream(cleared.path), { maxBytes: cleared.byteSize });
    return inScope(seed, async (scope) => {
      const person = actingPersonId(scope);
      if (person === null) throw new TypeError('a file is added by a person');
      const now = scope.services.clock.now();
      const row: MediaRow = {
        organizationId: scope.organizationId,
        id: newId<'media'>(now.getTime()),
        sha256: stored.sha256,
        byteSize: stored.bytes,
        ...factsOf(cleared),
        derivedFrom: null,
        createdBy: person,
        createdAt: now,
      };
      await scope.tx.insert(media).values(row);
      await recordEvent(scope, {
        action: 'media.added',
        object: { type: 'media', id: row.id, sha256: row.sha256 },
        facts: { mime_type: row.mimeType, bytes: row.byteSize, stripped: row.strippedMetadata.join(',') },
      });
      return toView(row);
    });
  });
}

function factsOf({ facts, originalSha256 }: ClearedFile) {
  return {
    kind: facts.kind,
    originalSha256,
    mimeType: fileMimes[facts.kind],
    widthPx: facts.widthPx,
    heightPx: facts.heightPx,
    durationMs: facts.kind === 'video' ? facts.durationMs : null,
    videoCodec: facts.kind === 'video' ? facts.videoCodec : null,
    audioCodec: facts.kind === 'video' ? facts.audioCodec : null,
    pageCount: facts.kind === 'document' ? facts.pageCount : null,
    strippedMetadata: [...facts.strippedMetadata],
  };
}
