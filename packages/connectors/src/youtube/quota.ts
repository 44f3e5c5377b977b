/**
 * What YouTube takes of one application a day: a bucket of uploads, and one of units for everything else
 * (developers.google.com/youtube/data/determine_quota_cost, read 2026-11-23). It is full again at midnight in Los Angeles.
 */
const uploadsPerDay = 100;
const unitsPerDay = 10_000;

/** Units of the calls that a post makes. */
const units = { list: 1, update: 50, thumbnail: 50, comment: 50 } as const;

/** Looks at a video until it is ready, before it is made public, and afterwards. */
const looksPerPost = 20;

/** A post with a cover and a first comment. */
const unitsPerPost = units.update + units.thumbnail + units.comment + looksPerPost * units.list;

/** Posts a day that fit into both buckets: 58. */
export const youtubePostsPerDay = Math.min(uploadsPerDay, Math.floor(unitsPerDay / unitsPerPost));
