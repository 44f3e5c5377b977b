import { readFile, writeFile } from 'node:fs/promises';
import {
  EncryptedPDFError,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  type PDFPageLeaf,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { DocumentJob, FileFailure, RewrittenDocument } from './file-job.ts';
import { stripJpeg } from './strip-jpeg.ts';

/** What a page is made of (ISO 32000-1, table 30). All else of it, and of the document, stays behind. */
const PAGE_KEYS = ['MediaBox', 'CropBox', 'Rotate', 'Resources', 'Contents', 'Group', 'UserUnit'] as const;

/** Keys that draw nothing, anywhere: who made it, what happens on a click, files within it, places on a map. */
const SILENT_KEYS = (
  'A AA AF Alternates JavaScript JS LastModified Measure Metadata OPI OpenAction PieceInfo PtData Ref ' +
  'StructParent StructParents Thumb URI VP'
)
  .split(' ')
  .map((name) => PDFName.of(name));

/** Marks on a page that draw nothing, or nothing that would be missed. */
const QUIET_NOTES: ReadonlySet<string> = new Set(['/Link', '/Popup']);

/**
 * Writes a document anew: its pages as they look, and nothing else. Where what it shows rests on more than its pages, on notes
 * or hidden layers, it is refused: leaving those out could show what they cover.
 */
export async function rewriteDocument(job: DocumentJob): Promise<RewrittenDocument | FileFailure> {
  try {
    const source = await PDFDocument.load(await readFile(job.inputPath), {
      updateMetadata: false,
      throwOnInvalidObject: true,
    });
    if (source.isEncrypted) return 'DOCUMENT_ENCRYPTED';
    const pageCount = source.getPageCount();
    if (pageCount === 0) return 'DOCUMENT_UNREADABLE';
    if (pageCount > job.limits.maxPages) return 'DOCUMENT_TOO_MANY_PAGES';
    if (source.getPages().some(({ node }) => hasNotes(node))) return 'DOCUMENT_HAS_NOTES';
    if (hasHiddenLayers(source)) return 'DOCUMENT_HAS_LAYERS';
    const strippedMetadata = strippedOf(source);
    const size = sizeOf(source);
    if (!silence(source.context)) return 'DOCUMENT_UNREADABLE';
    await writeFile(job.outputPath, await copyPages(source), { mode: 0o600 });
    return { kind: 'document', ...size, pageCount, strippedMetadata };
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'DOCUMENT_ENCRYPTED' : 'DOCUMENT_UNREADABLE';
  }
}

/** As shown, turned where the page is. */
function sizeOf(source: PDFDocument): { widthPx: number; heightPx: number } {
  const page = source.getPage(0);
  const { height, width } = page.getCropBox();
  const [across, down] = page.getRotation().angle % 180 === 0 ? [width, height] : [height, width];
  return { widthPx: Math.max(1, Math.round(across)), heightPx: Math.max(1, Math.round(down)) };
}

/** Forms, drawings and comments are notes too; links and the windows of comments are not. */
function hasNotes(page: PDFPageLeaf): boolean {
  const notes = page.Annots();
  if (notes === undefined) return false;
  return Array.from({ length: notes.size() }, (_, index) => notes.lookup(index)).some(
    (note) => note instanceof PDFDict && !QUIET_NOTES.has(String(note.lookup(PDFName.of('Subtype')))),
  );
}

/** Layers that somebody may switch off, or that are off (ISO 32000-1, 8.11). */
function hasHiddenLayers({ catalog, context }: PDFDocument): boolean {
  const layers = catalog.lookup(PDFName.of('OCProperties'));
  if (!(layers instanceof PDFDict)) return false;
  const usual = layers.lookup(PDFName.of('D'));
  if (usual instanceof PDFDict) {
    const off = usual.lookup(PDFName.of('OFF'));
    if (off instanceof PDFArray && off.size() > 0) return true;
    const base = usual.lookup(PDFName.of('BaseState'));
    if (base !== undefined && base !== PDFName.of('ON')) return true;
  }
  return context.enumerateIndirectObjects().some(([, object]) => object instanceof PDFDict && isConditional(object));
}

/** Shown on one occasion and not on another, or where others are not shown. */
function isConditional(layer: PDFDict): boolean {
  const type = layer.lookup(PDFName.of('Type'));
  if (type === PDFName.of('OCMD')) return layer.has(PDFName.of('VE')) || layer.has(PDFName.of('P'));
  if (type !== PDFName.of('OCG')) return false;
  const usage = layer.lookup(PDFName.of('Usage'));
  const view = usage instanceof PDFDict ? usage.lookup(PDFName.of('View')) : undefined;
  return view instanceof PDFDict && view.lookup(PDFName.of('ViewState')) === PDFName.of('OFF');
}

const holds = (dict: PDFObject | undefined, key: string) => dict instanceof PDFDict && dict.has(PDFName.of(key));

/** What the copy will not have, by kinds; sorted. */
function strippedOf(source: PDFDocument): string[] {
  const { catalog, context } = source;
  const names = catalog.lookup(PDFName.of('Names'));
  const kinds: readonly (readonly [string, boolean])[] = [
    ['attachments', holds(names, 'EmbeddedFiles') || holds(catalog, 'AF')],
    ['info', context.trailerInfo.Info !== undefined],
    ['links', source.getPages().some(({ node }) => (node.Annots()?.size() ?? 0) > 0)],
    ['outline', holds(catalog, 'Outlines')],
    ['scripts', holds(names, 'JavaScript') || holds(catalog, 'OpenAction') || holds(catalog, 'AA')],
    ['structure', holds(catalog, 'StructTreeRoot')],
    ['xmp', holds(catalog, 'Metadata')],
  ];
  return kinds.filter(([, isThere]) => isThere).map(([kind]) => kind);
}

/** Takes out of every object what draws nothing. False where bytes of a stream lie in another file. */
function silence(context: PDFContext): boolean {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      if (object.dict.has(PDFName.of('F'))) return false;
      silenceDeep(object.dict);
      if (object instanceof PDFRawStream && isJpeg(object.dict)) {
        context.assign(ref, PDFRawStream.of(object.dict, stripJpeg(object.contents)));
      }
    } else {
      silenceDeep(object);
    }
  }
  return true;
}

function silenceDeep(object: PDFObject): void {
  if (object instanceof PDFArray) {
    for (const item of object.asArray()) silenceDeep(item);
  } else if (object instanceof PDFDict) {
    for (const key of SILENT_KEYS) object.delete(key);
    for (const item of object.values()) silenceDeep(item);
  }
}

/** One filter alone: what is packed twice is left as it is. */
function isJpeg(dict: PDFDict): boolean {
  const filter = dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === PDFName.of('DCTDecode');
}

async function copyPages(source: PDFDocument): Promise<Uint8Array> {
  const target = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, target.context);
  const language = source.catalog.lookup(PDFName.of('Lang'));
  if (language !== undefined) target.catalog.set(PDFName.of('Lang'), copier.copy(language));
  for (const { node } of source.getPages()) {
    const leaf = target.addPage().node;
    for (const key of PAGE_KEYS) {
      const name = PDFName.of(key);
      const part = node.getInheritableAttribute(name) ?? node.get(name);
      if (part === undefined) leaf.delete(name);
      else leaf.set(name, copier.copy(part));
    }
  }
  return target.save({ addDefaultPage: false, updateFieldAppearances: false });
}
