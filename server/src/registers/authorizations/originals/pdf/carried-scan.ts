import { PdfObjects } from './objects.ts';

/**
 * The one file that a document of ours carries: named once, as the source of the document (ISO 32000-2, 7.11.3), by the catalog and
 * by nothing else. Null where there is another number of files, or any of them is named in another way.
 */
export function carriedScanOf(bytes: Uint8Array): Uint8Array | null {
  const objects = PdfObjects.read(bytes);
  if (objects === null) return null;
  const [file, ...files] = objects.streamsOf('EmbeddedFile');
  const [named, ...others] = objects.ofType('Filespec');
  const [catalog] = objects.ofType('Catalog');
  if (file === undefined || named === undefined || catalog === undefined) return null;
  if (files.length > 0 || others.length > 0 || objects.nameOf(named.get('AFRelationship')) !== 'Source') return null;
  const held = objects.dictionary(named.get('EF'));
  if (held === null || [...held.values()].some((one) => objects.stream(one)?.bytes !== file.bytes)) return null;
  const unpacked = objects.unpack(file);
  return unpacked === null ? null : new Uint8Array(unpacked);
}
