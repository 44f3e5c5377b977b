import { createScreeningDesk, type ScreeningRequest } from './screening-desk.ts';

const answer = createScreeningDesk(() => performance.now());

// The desk is stateless towards the page: each request carries all it needs, so a lost answer costs nothing.
globalThis.addEventListener('message', (event: MessageEvent<ScreeningRequest>) => {
  globalThis.postMessage(answer(event.data));
});
