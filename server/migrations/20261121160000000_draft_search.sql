-- Up Migration
-- Search reads every draft's words: kept in lower case beside the content, they need not be taken out of it each time.
alter table draft add column base_text_lower text not null generated always as (lower(coalesce(content ->> 'baseText', ''))) stored;
