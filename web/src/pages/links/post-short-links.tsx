import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/row-list.module.css';
import { ShortLinkRow } from './short-link-row.tsx';
import { useShortLinks } from './use-short-links.ts';

/** The short addresses of one post with their clicks; nothing where it has none. */
export function PostShortLinks({ postId }: { postId: string }) {
  const { t } = useTranslation();
  const pages = useShortLinks({ post: postId });
  const links = pages.data?.pages.flatMap((page) => page.links) ?? [];
  if (links.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="short-links-title">
      <div>
        <Title order={2} size="h3" id="short-links-title">
          {t('links.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('links.counted')}
        </Text>
      </div>
      <ul className={classes.list}>
        {links.map((link) => (
          <ShortLinkRow key={link.code} link={link} withPost={false} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('links.more')}
        </Button>
      )}
    </Stack>
  );
}
