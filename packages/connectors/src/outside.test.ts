import { expect, test } from 'vitest';
import { manifests, networkIds, type PostOptionName, postOptionNames } from './networks.ts';
import type { PostOptions } from './outgoing.ts';
import { createOutsideConnectors } from './outside.ts';

test('each connector has the manifest of its network', () => {
  for (const [network, connector] of Object.entries(createOutsideConnectors())) {
    expect(connector.manifest.network).toBe(network);
  }
});

test('a call ends before the lease of its delivery does, on every network', () => {
  for (const network of networkIds) expect(manifests[network].callTimeoutMs, network).toBeLessThanOrEqual(30_000);
});

test('what a network needs can be chosen for it', () => {
  for (const network of networkIds) {
    const { forms, needsPlace, needsTitle, options, media } = manifests[network];
    if (needsTitle === true) expect(options, network).toContain('title');
    if (needsPlace === true) expect(options, network).toContain('place');
    if (forms.length > 1) expect(options, network).toContain('form');
    if (forms.includes('event')) expect(options, network).toContain('event');
    if (media.needs === 'video') expect(media.video, network).toBeDefined();
  }
});

test('every option has a name, and every name is an option', () => {
  const names: Readonly<Record<keyof PostOptions, PostOptionName>> = {
    visibility: 'visibility',
    contentWarning: 'contentWarning',
    form: 'form',
    title: 'title',
    place: 'place',
    event: 'event',
    offer: 'offer',
    action: 'action',
    forChildren: 'forChildren',
  };
  expect(Object.keys(names)).toEqual(postOptionNames);
});
