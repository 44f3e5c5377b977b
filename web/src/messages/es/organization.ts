import type { organization as en } from '../en/organization.ts';

export const organization: typeof en = {
  name: 'Nombre de la organización',
  kind: 'Tipo',
  kinds: {
    hospital: 'Hospital',
    childrens_hospital: 'Hospital infantil',
    practice: 'Consultorio o clínica',
    pharmacy: 'Farmacia',
    university: 'Universidad',
    professional_society: 'Sociedad profesional',
    public_health_agency: 'Organismo de salud pública',
    pharmaceutical_company: 'Empresa farmacéutica',
    advocacy_group: 'Asociación de pacientes',
  },
  timeZone: 'Zona horaria',
  timeZoneHint: 'Escriba una ciudad para buscar.',
  nothingFound: 'Sin resultados',
  languages: 'Idiomas en que publican',
  factsTitle: 'Lo que es suyo',
  factsLead: 'Bedside no toca sus propios números cuando busca números de pacientes.',
  tagHint: 'Pulse Intro después de cada uno.',
  facts: {
    names: { label: 'Otros nombres de su organización', placeholder: 'Centro Cardíaco del Lago' },
    phones: { label: 'Sus números de teléfono', placeholder: '555-0100' },
    emails: { label: 'Sus correos electrónicos', placeholder: 'hola@clinica.example' },
    addresses: { label: 'Sus direcciones postales', placeholder: 'Calle del Lago 12, Springfield' },
    domains: { label: 'Sus dominios web', placeholder: 'clinica.example' },
    handles: { label: 'Sus cuentas en las redes', placeholder: '@clinica.example' },
  },
};
