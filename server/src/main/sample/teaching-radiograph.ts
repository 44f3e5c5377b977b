import sharp from 'sharp';

/** Size of the drawing in pixels. */
const WIDTH = 1_200;
const HEIGHT = 1_500;

/** One bone: where it begins, how far it leans from upright in degrees (left is negative), and how long and wide it is. */
type Bone = {
  readonly x: number;
  readonly y: number;
  readonly lean: number;
  readonly length: number;
  readonly base: number;
  readonly shaft: number;
  readonly head: number;
};

/** Thumb first. Bones of a ray from the wrist outwards: metacarpal, then phalanges. */
type Ray = { readonly x: number; readonly y: number; readonly lean: number; readonly lengths: readonly number[] };

const RAYS: readonly Ray[] = [
  { x: 452, y: 985, lean: -40, lengths: [138, 100, 72] },
  { x: 518, y: 934, lean: -11, lengths: [226, 138, 86, 60] },
  { x: 588, y: 920, lean: -2, lengths: [220, 154, 102, 64] },
  { x: 650, y: 930, lean: 6, lengths: [196, 142, 96, 64] },
  { x: 704, y: 954, lean: 15, lengths: [178, 110, 66, 54] },
];

/** Each finger bends a little further out than the bone before it, as in a relaxed hand. */
const SPREAD = 1.06;
const JOINT_GAP = 24;

/** Bones of the wrist of a child of eight or nine: centre, half width, half height, turn. */
const CARPALS: readonly (readonly [number, number, number, number, number])[] = [
  [592, 1_002, 39, 52, 4],
  [654, 1_006, 36, 44, -14],
  [692, 1_062, 25, 24, 20],
  [612, 1_084, 32, 25, 0],
  [534, 1_070, 30, 36, 32],
  [476, 1_022, 26, 25, -20],
  [524, 992, 23, 22, 10],
];

/** A boy or girl of eight or nine; a small bulge of the distal radius (torus fracture). No patient: drawn from numbers. */
export const teachingRadiographAltText =
  'Posteroanterior radiograph of a child’s hand and wrist. The growth plates are open. About three centimeters ' +
  'above the wrist, the outline of the radius bulges outward on both sides with a faint dense line between: a buckle fracture.';

/**
 * Draws the radiograph of the sample's teaching case: JPEG, 1,200 × 1,500 pixels, without metadata and without any
 * text in the picture. The same bytes on the same build of the image library.
 */
export async function drawTeachingRadiograph(): Promise<Uint8Array> {
  // Film is gray, and black where nothing stood in the way.
  const film = sharp(Buffer.from(radiographSvg())).flatten({ background: '#000' }).grayscale().linear(1.55, -24);
  return film.jpeg({ quality: 86 }).toBuffer();
}

function radiographSvg(): string {
  const bones = RAYS.flatMap(bonesOfRay);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <defs>${DEFINITIONS}</defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#020303"/>
    <rect x="70" y="60" width="1060" height="1440" fill="#0b0b0b"/>
    <g filter="url(#flesh)" opacity="0.34">${softTissue(26)}</g>
    <g filter="url(#deep)" opacity="0.2">${softTissue(-14)}</g>
    <g filter="url(#bone)">${bones.map(drawBone).join('')}${RAYS.map(drawGrowthPlates).join('')}${drawCarpals()}${drawForearm()}</g>
    <rect width="${WIDTH}" height="${HEIGHT}" filter="url(#grain)" opacity="0.15"/>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#edge)"/>
  </svg>`;
}

/** Dense at the outline (cortex), lighter within (marrow); grain is a fixed pattern, not chance. */
const DEFINITIONS = `
  <radialGradient id="edge" cx="0.5" cy="0.55" r="0.75">
    <stop offset="0.6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.6"/>
  </radialGradient>
  <linearGradient id="shaft">
    <stop offset="0" stop-color="#dfe5e4" stop-opacity="0.7"/><stop offset="0.12" stop-color="#f4f7f5" stop-opacity="0.92"/>
    <stop offset="0.3" stop-color="#c3cbc9" stop-opacity="0.62"/><stop offset="0.5" stop-color="#b4bdbb" stop-opacity="0.5"/>
    <stop offset="0.7" stop-color="#c3cbc9" stop-opacity="0.62"/><stop offset="0.88" stop-color="#f4f7f5" stop-opacity="0.92"/>
    <stop offset="1" stop-color="#dfe5e4" stop-opacity="0.7"/>
  </linearGradient>
  <radialGradient id="spongy">
    <stop offset="0" stop-color="#cfd6d4" stop-opacity="0.62"/><stop offset="0.8" stop-color="#d8dedc" stop-opacity="0.66"/>
    <stop offset="1" stop-color="#f1f4f2" stop-opacity="0.86"/>
  </radialGradient>
  <filter id="flesh" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="7"/></filter>
  <filter id="deep" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="24"/></filter>
  <filter id="bone" x="-5%" y="-5%" width="110%" height="110%">
    <feTurbulence type="fractalNoise" baseFrequency="0.09 0.035" numOctaves="2" seed="11" result="web"/>
    <feColorMatrix in="web" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  1.5 0 0 0 0.12" result="mask"/>
    <feComposite in="SourceGraphic" in2="mask" operator="arithmetic" k1="0.62" k2="0.52" result="texture"/>
    <feGaussianBlur in="texture" stdDeviation="1.7"/>
  </filter>
  <filter id="grain" x="0" y="0" width="100%" height="100%">
    <feTurbulence type="fractalNoise" baseFrequency="0.75" numOctaves="1" seed="5"/>
    <feColorMatrix type="matrix" values="0.6 0 0 0 0  0.6 0 0 0 0  0.6 0 0 0 0  0 0 0 0 1"/>
  </filter>`;

function bonesOfRay(ray: Ray): Bone[] {
  const bones: Bone[] = [];
  let { x, y, lean } = ray;
  for (const [index, length] of ray.lengths.entries()) {
    const widths = widthsOf(ray, index);
    bones.push({ x, y, lean, length, ...widths });
    const [dx, dy] = direction(lean);
    x += dx * (length + JOINT_GAP);
    y += dy * (length + JOINT_GAP);
    lean *= SPREAD;
  }
  return bones;
}

function widthsOf(ray: Ray, index: number): Pick<Bone, 'base' | 'shaft' | 'head'> {
  const last = index === ray.lengths.length - 1;
  const slim = ray.lean > 10 ? 0.85 : 1;
  if (index === 0) return { base: 56 * slim, shaft: 31 * slim, head: 52 * slim };
  if (last) return { base: 40 * slim, shaft: 20 * slim, head: 29 * slim };
  return { base: (52 - 5 * index) * slim, shaft: (32 - 3 * index) * slim, head: (43 - 4 * index) * slim };
}

function direction(lean: number): [dx: number, dy: number] {
  const radians = (lean * Math.PI) / 180;
  return [Math.sin(radians), -Math.cos(radians)];
}

function placed(bone: Pick<Bone, 'x' | 'y' | 'lean'>, drawing: string): string {
  return `<g transform="translate(${bone.x.toFixed(1)} ${bone.y.toFixed(1)}) rotate(${bone.lean.toFixed(2)})">${drawing}</g>`;
}

function drawBone(bone: Bone): string {
  const { length: l, base: b, shaft: s, head: h } = bone;
  const side = (sign: number) =>
    `C ${(sign * b) / 2} ${-0.16 * l} ${(sign * s) / 2} ${-0.22 * l} ${(sign * s) / 2} ${-0.5 * l} ` +
    `C ${(sign * s) / 2} ${-0.74 * l} ${(sign * h) / 2} ${-0.8 * l} ${(sign * h) / 2} ${-0.92 * l}`;
  const back =
    `C ${h / 2} ${-0.8 * l} ${s / 2} ${-0.74 * l} ${s / 2} ${-0.5 * l} ` +
    `C ${s / 2} ${-0.22 * l} ${b / 2} ${-0.16 * l} ${b / 2} 0`;
  const top = `C ${-h / 2} ${-1.02 * l} ${h / 2} ${-1.02 * l} ${h / 2} ${-0.92 * l}`;
  const outline = `M ${-b / 2} 0 ${side(-1)} ${top} ${back} Q 0 7 ${-b / 2} 0 Z`;
  const ends =
    `<ellipse cx="0" cy="${-0.07 * l}" rx="${b * 0.42}" ry="${0.09 * l}" fill="url(#spongy)" opacity="0.5"/>` +
    `<ellipse cx="0" cy="${-0.91 * l}" rx="${h * 0.42}" ry="${0.075 * l}" fill="url(#spongy)" opacity="0.5"/>`;
  return placed(bone, `<path d="${outline}" fill="url(#shaft)"/>${ends}`);
}

/** A child's bones end in plates that have not grown on yet: at the base of a phalanx, at the head of a metacarpal. */
function drawGrowthPlates(ray: Ray, rayIndex: number): string {
  const isThumb = rayIndex === 0;
  return bonesOfRay(ray)
    .map((bone, index) => {
      const atHead = index === 0 && !isThumb;
      const width = atHead ? bone.head : bone.base;
      const y = atHead ? -bone.length - 12 : 9;
      const height = atHead ? 21 : 11;
      const plate = `<rect x="${-width * 0.46}" y="${y - height / 2}" width="${width * 0.92}" height="${height}" rx="${height * 0.48}" fill="url(#spongy)"/>`;
      return placed(bone, plate);
    })
    .join('');
}

function drawCarpals(): string {
  return CARPALS.map(
    ([x, y, rx, ry, turn]) =>
      `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" transform="rotate(${turn} ${x} ${y})" fill="url(#spongy)"/>`,
  ).join('');
}

/** Radius with the buckle on both sides, ulna beside it, and the growth plates of both. */
function drawForearm(): string {
  const radius =
    'M 478 1168 C 482 1206 494 1236 500 1260 C 490 1270 490 1284 504 1294 C 512 1340 514 1420 514 1510 L 598 1510 ' +
    'C 598 1420 601 1340 610 1290 C 622 1281 623 1267 613 1258 C 619 1232 630 1204 634 1168 Q 556 1180 478 1168 Z';
  const ulna =
    'M 664 1190 C 668 1226 676 1256 678 1300 L 680 1510 L 738 1510 L 736 1300 C 738 1256 744 1226 742 1190 Q 704 1200 664 1190 Z';
  return (
    `<path d="${radius}" fill="url(#shaft)"/><path d="${ulna}" fill="url(#shaft)"/>` +
    '<path d="M 502 1276 Q 556 1262 612 1272" stroke="#f4f7f5" stroke-opacity="0.22" stroke-width="12" fill="none"/>' +
    '<path d="M 480 1136 Q 486 1122 530 1124 Q 600 1118 632 1136 Q 636 1152 624 1156 Q 556 1164 490 1156 Q 478 1150 480 1136 Z" fill="url(#spongy)"/>' +
    '<path d="M 672 1164 Q 680 1152 706 1154 Q 736 1152 738 1166 Q 736 1178 704 1178 Q 674 1178 672 1164 Z" fill="url(#spongy)"/>'
  );
}

/** The outline of fingers, palm and forearm, wider than the bones by `margin` on each side. */
function softTissue(margin: number): string {
  const fill = '#b0b0b0';
  const fingers = RAYS.map((ray) => {
    const bones = bonesOfRay(ray);
    const points = bones.map((bone) => `${bone.x.toFixed(0)},${bone.y.toFixed(0)}`);
    const last = bones.at(-1);
    if (last !== undefined) {
      const [dx, dy] = direction(last.lean);
      points.push(`${(last.x + dx * last.length).toFixed(0)},${(last.y + dy * last.length).toFixed(0)}`);
    }
    const width = (ray.lean > 10 ? 46 : 54) + 1.3 * margin;
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${fill}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const palm =
    'M 448 720 C 520 690 690 690 770 770 C 790 870 770 1000 756 1080 C 758 1200 770 1350 776 1510 L 452 1510 C 462 1350 462 1240 458 1140 C 420 1080 380 1000 400 930 C 440 880 440 800 448 720 Z';
  return `${fingers.join('')}<path d="${palm}" fill="${fill}" stroke="${fill}" stroke-width="${Math.max(0, margin)}" stroke-linejoin="round"/>`;
}
