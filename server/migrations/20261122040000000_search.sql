-- Up Migration
-- What is searched: of each post the words of its draft and versions, and for finding candidates each word by itself. An
-- inverted index of the database's own kind would not serve: row-level security lets only comparisons that tell nothing
-- of a row (equality, order) choose an index, and a match of full text is not one of them.

create table search_document (
  organization_id uuid not null,
  post_id uuid not null,
  -- Plain words and their English and Spanish stems, by place: A the text, B wordings, C descriptions of images, D older versions.
  words tsvector not null,
  indexed_at timestamptz not null,
  constraint search_document_pkey primary key (organization_id, post_id),
  constraint search_document_post_fkey foreign key (organization_id, post_id) references post (organization_id, id)
);

create table search_word (
  organization_id uuid not null,
  post_id uuid not null,
  word text collate "C" not null constraint search_word_length_check check (char_length(word) between 1 and 64),
  constraint search_word_pkey primary key (organization_id, post_id, word),
  constraint search_word_document_fkey foreign key (organization_id, post_id)
    references search_document (organization_id, post_id)
);
create index search_word_word_idx on search_word (organization_id, word, post_id);

do $$
declare
  name text;
begin
  foreach name in array array['search_document', 'search_word'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant update on search_document to bedside_runtime;
grant delete on search_word to bedside_runtime;
