/** Posts to begin with; people, numbers and places are invented. */
export const samples = {
  patient:
    'So proud of our patient Lorraine Petrakis, 54, from Elm Street, who rang the bell on March 14 after her last chemo! Call her daughter at 206-555-0144 to send flowers. MRN 00123456.',
  staff:
    'Dr. Ama Osei joins our cardiology team. Questions about appointments? Our front desk answers at 312-555-0100, Monday to Friday.',
  disguised:
    'You know who you are, M a r i a  G o n z a l e z: call me at five five five, 0 1 4 4, or maria (at) example dot com.',
  nameless: 'Admitted the mayor’s daughter last night after the crash on Route 9. Whole ER knows. What a circus.',
  spanish:
    'Felicidades a nuestra paciente Marisol Quintero, de la cama 12, que salió de alta el 3 de mayo. ¡Le escribimos a su correo marisol@example.com!',
  clean:
    'Flu vaccines are here. Walk in on any weekday, no appointment needed. Wash your hands and stay home when you are ill.',
} as const;

export type SampleName = keyof typeof samples;
// The keys of a literal.
export const sampleNames = Object.keys(samples) as SampleName[];
