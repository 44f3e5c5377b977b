/** What the house keeps films as; every network takes it. */
export const filmMimeTypes = ['video/mp4'] as const;
export const rasterMimeTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const photoMimeTypes = ['image/jpeg', 'image/png'] as const;
