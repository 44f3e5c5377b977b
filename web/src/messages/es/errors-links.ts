import type { linkErrors as en } from '../en/errors-links.ts';

/** Codes of campaign values. */
export const linkErrors: typeof en = {
  UTM_PRESET_EXISTS: { text: 'Ya hay un conjunto con este nombre.', remedy: 'Déle otro nombre.' },
  UTM_PRESET_CHANGED: {
    text: 'Otra persona cambió este conjunto mientras tanto.',
    remedy: 'Cierre esto y mire lo que dice ahora.',
  },
  UTM_PRESETS_FULL: { text: 'No caben más conjuntos.', remedy: 'Quite primero uno que nadie use.' },
  UTM_EMPTY: { text: 'Un conjunto tiene al menos un valor.', remedy: 'Rellene la fuente, el medio o la campaña.' },
  PLACEHOLDER_UNKNOWN: {
    text: 'Este marcador no se conoce.',
    remedy: 'Use {network}, {channel}, {post} o {campaign}, o quite las llaves.',
  },
};
