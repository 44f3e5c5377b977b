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
  packsTitle: 'Reglas con que se revisan los textos',
  packsLead: 'Cada revisión automática guarda constancia de cuáles usó.',
  packs: {
    'us-hipaa': { label: 'HIPAA: lo que identifica a un paciente', hint: '45 CFR 164.514. Siempre activas.' },
    'professional-conduct': {
      label: 'Conducta profesional',
      hint: 'Respeto, consejos y límites, como piden los códigos de las profesiones.',
    },
    'us-ftc': {
      label: 'FTC: afirmaciones de salud y testimonios',
      hint: 'Las afirmaciones necesitan pruebas; lo pagado se dice.',
    },
    'us-part2': {
      label: '42 CFR Parte 2: tratamiento por consumo de sustancias',
      hint: 'Si tratan trastornos por consumo de sustancias o saben de ellos.',
    },
    'eu-gdpr': {
      label: 'RGPD: datos relativos a la salud',
      hint: 'Si entre sus pacientes, miembros o lectores hay personas en Europa.',
    },
  },
  beginFromExample: 'Empezar con un ejemplo',
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
