/** Bedside with one network more: it lets nobody in but through an application, and stands where NETWORK_ADDRESSES says. */
import { createOutsideConnectors } from '@bedside/connectors';
import { serve } from '../../server/src/main/serve.ts';
import { createAppConnector } from '../../server/test/app-network-connector.ts';

process.exitCode = await serve([], {
  outside: { ...createOutsideConnectors(), facebook: createAppConnector({ endsAll: true }) },
});
