type Percent = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Size = { readonly widthPx: number; readonly heightPx: number };

/** A part in percent as whole pixels of the image, never outside of it and never empty. */
export function areaOf(crop: Percent, { widthPx, heightPx }: Size) {
  const x = Math.min(widthPx - 1, Math.max(0, Math.round((crop.x / 100) * widthPx)));
  const y = Math.min(heightPx - 1, Math.max(0, Math.round((crop.y / 100) * heightPx)));
  return {
    x,
    y,
    width: Math.max(1, Math.min(widthPx - x, Math.round((crop.width / 100) * widthPx))),
    height: Math.max(1, Math.min(heightPx - y, Math.round((crop.height / 100) * heightPx))),
  };
}

/** Whether nothing would be cut off. */
export function isWhole(area: ReturnType<typeof areaOf>, { widthPx, heightPx }: Size): boolean {
  return area.width === widthPx && area.height === heightPx;
}
