-- Up Migration
-- Videos and documents beside pictures. Of a document, width and height are those of its first page at 72 dots per inch.
alter table media add column kind text not null default 'image'
  constraint media_kind_check check (kind in ('image', 'video', 'document'));
alter table media add column duration_ms integer;
alter table media add column video_codec text;
alter table media add column audio_codec text;
alter table media add column page_count integer;
alter table media add constraint media_video_check
  check ((kind = 'video') = (duration_ms is not null and video_codec is not null));
alter table media add constraint media_document_check check ((kind = 'document') = (page_count is not null));
create index media_kind_idx on media (organization_id, kind, id);

-- The film of an article: hash, type, size, length, words, and the image that is shown before it plays.
alter table newsroom_article add column video jsonb;
