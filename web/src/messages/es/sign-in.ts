import type { signIn as en } from '../en/sign-in.ts';

export const signIn: typeof en = {
  title: 'Iniciar sesión',
  lead: 'Nos alegra verle.',
  submit: 'Iniciar sesión',
  forgot: '¿Aún no tiene cuenta? La administración de su organización puede invitarle.',
  returning: 'Su sesión se cerró. Inicie sesión y volverá adonde estaba.',
  invitation: {
    title: 'Unirse a {{organization}}',
    plainTitle: 'Su invitación',
    lead: 'Le damos la bienvenida, {{name}}. Elija una contraseña y listo.',
    missing: 'Esta página necesita el enlace completo de su invitación. Ábralo otra vez desde su mensaje.',
    passwordHint: 'Al menos 12 caracteres. Varias palabras seguidas son fáciles de recordar.',
    submit: 'Unirse',
    toSignIn: 'Iniciar sesión',
  },
};
