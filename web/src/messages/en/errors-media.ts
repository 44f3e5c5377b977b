/** Why a video or a document is not taken in. */
export const mediaErrors = {
  VIDEO_TYPE_UNSUPPORTED: {
    text: 'This is not an MP4 or MOV video.',
    remedy: 'Export it as MP4 from your video program and add that.',
  },
  VIDEO_UNREADABLE: {
    text: 'The video is damaged and cannot be opened.',
    remedy: 'Export it anew from your video program and add that.',
  },
  VIDEO_TRUNCATED: {
    text: 'A part of the video is missing at its end.',
    remedy: 'Copy it anew from the camera and add that.',
  },
  VIDEO_TRACK_MISSING: {
    text: 'There is sound in this file and no picture.',
    remedy: 'Add a video that shows something.',
  },
  VIDEO_CODEC_REFUSED: {
    text: 'The video is encoded in a way that few devices play.',
    remedy: 'Export it as MP4 with H.264 pictures and AAC sound and add that.',
  },
  VIDEO_EDITED: {
    text: 'The file holds more than it shows: the uncut scenes are still in it.',
    remedy: 'Export the cut as a video of its own and add that.',
  },
  VIDEO_TOO_LONG: {
    text: 'The video is longer than four hours.',
    remedy: 'Cut it and add the parts that matter.',
  },
  VIDEO_TOO_MANY_PIXELS: {
    text: 'The video has more pixels than can be handled.',
    remedy: 'Export it at 1920 × 1080 and add that.',
  },
  DOCUMENT_TYPE_UNSUPPORTED: {
    text: 'This is not a PDF.',
    remedy: 'Save the document as PDF and add that.',
  },
  DOCUMENT_UNREADABLE: {
    text: 'The PDF is damaged and cannot be opened.',
    remedy: 'Save it anew as PDF and add that.',
  },
  DOCUMENT_ENCRYPTED: {
    text: 'The PDF is locked.',
    remedy: 'Save it without a password and add that.',
  },
  DOCUMENT_TOO_MANY_PAGES: {
    text: 'The PDF has more than 300 pages.',
    remedy: 'Choose the pages that matter and add those.',
  },
  DOCUMENT_HAS_NOTES: {
    text: 'The PDF has forms, comments or drawings that lie loosely on its pages.',
    remedy: 'Print it to a new PDF, look whether all is covered that should be, and add that.',
  },
  DOCUMENT_HAS_LAYERS: {
    text: 'The PDF has layers that are switched off.',
    remedy: 'Print it to a new PDF and add that.',
  },
};
