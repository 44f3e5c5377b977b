/**
 * Asks the device for a passkey, and sends what it signed in the form that is on the page. Without it the page is whole: the form
 * stays hidden, and a code does.
 */
export const passkeyScript = `
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const text = (buffer) => {
  const all = Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join('');
  return btoa(all).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};
const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

function askDevice(options) {
  const challenge = bytes(options.challenge);
  if (options.user === undefined) {
    return navigator.credentials.get({
      publicKey: { ...options, challenge, allowCredentials: known(options.allowCredentials) },
    });
  }
  const user = { ...options.user, id: bytes(options.user.id) };
  return navigator.credentials.create({
    publicKey: { ...options, challenge, user, excludeCredentials: known(options.excludeCredentials) },
  });
}

function tell(credential) {
  const { response } = credential;
  const told = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    told.attestationObject = text(response.attestationObject);
    told.transports = response.getTransports ? response.getTransports() : [];
  } else {
    told.authenticatorData = text(response.authenticatorData);
    told.signature = text(response.signature);
  }
  const id = text(credential.rawId);
  return JSON.stringify({
    id,
    rawId: id,
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    response: told,
  });
}

async function begin(form) {
  const answer = await fetch(form.action + '/begin', { method: 'POST', credentials: 'same-origin' });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.problem || form.dataset.failed);
  return told;
}

async function use(form) {
  const { cancelled, here, failed } = form.dataset;
  let options;
  try {
    options = await begin(form);
  } catch (error) {
    return error instanceof TypeError || error instanceof SyntaxError ? failed : error.message;
  }
  try {
    form.elements.credential.value = tell(await askDevice(options));
  } catch (error) {
    if (error.name === 'InvalidStateError') return here;
    return error.name === 'NotAllowedError' ? cancelled : failed;
  }
  form.submit();
  return null;
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const [button, status] = [form.querySelector('button'), form.querySelector('[data-told]')];
      status.textContent = '';
      button.disabled = true;
      const problem = await use(form);
      if (problem === null) return;
      button.disabled = false;
      status.textContent = problem;
    });
  }
  // A page that comes back out of memory waits for an answer that was given.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
`;
