import type { SourceProposal } from './contract.ts';

/**
 * Sources that a house can begin to watch with one step. Addresses as public code names them; each is looked at before it is
 * watched. One is confirmed once its publisher's own page of feeds has been read for it: none has yet.
 */
export const proposals: readonly SourceProposal[] = [
  {
    id: 'cdc-han',
    name: 'CDC Health Alert Network',
    feedUrl: 'https://tools.cdc.gov/api/v2/resources/media/413690.rss',
    homeUrl: 'https://www.cdc.gov/han/index.html',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'cdc-newsroom',
    name: 'CDC Newsroom',
    feedUrl: 'https://tools.cdc.gov/api/v2/resources/media/132608.rss',
    homeUrl: 'https://www.cdc.gov/media/index.html',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'cdc-travel',
    name: 'CDC Travel Health Notices',
    feedUrl: 'https://wwwnc.cdc.gov/travel/rss/notices.xml',
    homeUrl: 'https://wwwnc.cdc.gov/travel/notices',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'fda-recalls',
    name: 'FDA Recalls',
    feedUrl: 'https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/recalls/rss.xml',
    homeUrl: 'https://www.fda.gov/safety/recalls-market-withdrawals-safety-alerts',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'fda-medwatch',
    name: 'FDA MedWatch',
    feedUrl: 'https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/medwatch/rss.xml',
    homeUrl: 'https://www.fda.gov/safety/medwatch-fda-safety-information-and-adverse-event-reporting-program',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'who-news',
    name: 'World Health Organization',
    feedUrl: 'https://www.who.int/rss-feeds/news-english.xml',
    homeUrl: 'https://www.who.int/emergencies/disease-outbreak-news',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'paho-en',
    name: 'Pan American Health Organization',
    feedUrl: 'https://www.paho.org/en/rss.xml',
    homeUrl: 'https://www.paho.org/en/epidemiological-alerts-and-updates',
    language: 'en',
    isConfirmed: false,
  },
  {
    id: 'paho-es',
    name: 'Organización Panamericana de la Salud',
    feedUrl: 'https://www.paho.org/es/rss.xml',
    homeUrl: 'https://www.paho.org/es/alertas-actualizaciones-epidemiologicas',
    language: 'es',
    isConfirmed: false,
  },
  {
    id: 'ecdc-threats',
    name: 'ECDC Communicable Disease Threats',
    feedUrl: 'https://www.ecdc.europa.eu/en/taxonomy/term/2942/feed',
    homeUrl: 'https://www.ecdc.europa.eu/en/publications-and-data/monitoring/weekly-threats-reports',
    language: 'en',
    isConfirmed: false,
  },
];
