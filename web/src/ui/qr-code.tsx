import { encode } from 'uqr';
import classes from './qr-code.module.css';

/** A QR code, drawn as shapes; dark on white in every colour scheme, as scanners expect it. */
export function QrCode(props: { text: string; label: string }) {
  // Four modules of white around it (ISO/IEC 18004).
  const { data, size } = encode(props.text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${size} ${size}`}
      // A drawing has no other way to be an image for a screen reader.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
