import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

export type SampleDocument = {
  readonly pages?: number;
  /** Tells of who made it, of scripts that run, and of a file within it. */
  readonly isTalkative?: boolean;
  /** Of something that lies on the first page: `Link`, `Square` … */
  readonly note?: string;
  readonly hidesLayer?: boolean;
  readonly password?: string;
  readonly title?: string;
};

/** The file's bytes: pages of 300 × 200 points with a line of text each. */
export async function sampleDocument(of: SampleDocument = {}): Promise<Uint8Array<ArrayBuffer>> {
  const made = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= (of.pages ?? 2); page += 1) {
    made.addPage([300, 200]).drawText(`${of.title ?? 'Page'} ${page}`, { x: 20, y: 100, size: 14 });
  }
  const { catalog, context } = made;
  if (of.isTalkative === true) {
    made.setAuthor('Maya Example');
    made.addJavaScript('greet', 'app.alert("Hello")');
    await made.attach(Buffer.from('a list of patients'), 'list.txt', { mimeType: 'text/plain' });
  }
  if (of.note !== undefined) {
    const note = context.obj({ Type: 'Annot', Subtype: of.note, Rect: [0, 0, 50, 50] });
    made.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
  }
  if (of.hidesLayer === true) {
    const layer = context.register(context.obj({ Type: 'OCG' }));
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
  }
  if (of.password !== undefined) made.encrypt({ userPassword: of.password });
  return new Uint8Array(await made.save({ useObjectStreams: false }));
}
