/** An S3 server of the registry (s3rver) on loopback, with files in a folder that goes away. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import S3rver from 's3rver';

/** The keys that s3rver knows. */
export const s3Keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;

export type S3Server = {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  /** Changes the bytes of an object behind the server's back, as a bad disk does. */
  damage(objectKey: string): Promise<void>;
  /** Names of all objects in the bucket, as files. */
  objects(): Promise<readonly string[]>;
  close(): Promise<void>;
};

const BUCKET = 'media';

/** s3rver answers a PUT when it has read all of it, and writes the last of it after that; a bucket does not. */
function answerWhenWritten({ store }: S3rver): void {
  const putObject = store.putObject.bind(store);
  store.putObject = async (object) => {
    const kept = await putObject(object);
    const path = store.getResourcePath(object.bucket, object.key, 'object');
    while ((await stat(path)).size !== kept.size) await setImmediate();
    return kept;
  };
}

export async function startS3(
  options: { port?: number; folder?: string } = {},
): Promise<S3Server & { folder: string }> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'bedside-s3-')));
  const server = new S3rver({
    address: '127.0.0.1',
    port: options.port ?? 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  answerWhenWritten(server);
  const { port } = await server.run();
  const files = async () => await readdir(join(folder, BUCKET), { recursive: true });
  return {
    folder,
    endpoint: `http://127.0.0.1:${port}`,
    objects: async () => (await files()).filter((name) => name.endsWith('_object')),
    damage: async (objectKey) => {
      await writeFile(join(folder, BUCKET, `${objectKey}._S3rver_object`), 'changed');
    },
    close: async () => {
      await server.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
