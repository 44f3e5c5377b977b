import { MentionFinder } from '../src/find-mentions.ts';
import { ExampleMaker, type PostExample } from './context-examples.ts';
import { fitJudgement } from './context-judgement.ts';
import { judgeHeldOut, trainPair } from './context-models.ts';
import { corpusPosts, developmentPosts } from './context-posts.ts';
import { generatedModule } from './generated.ts';
import { packContext } from './pack-context.ts';
import { runningPosts } from './running-text.ts';
import type { Stage } from './stage.ts';

const VARIANTS: readonly PostExample['variant'][] = ['found', 'marked'];

/** Trains the models of whose an identifier is, and fits their probabilities to posts held out of the training. */
export const contextStage: Stage = {
  name: 'context',
  run(context) {
    const { data } = context;
    const posts = [...corpusPosts(context.posts), ...(data === null ? [] : developmentPosts(data))];
    const running = runningPosts(data);
    const maker = new ExampleMaker(new MentionFinder());
    const examples = [
      ...posts.flatMap((post) => VARIANTS.map((variant) => maker.make(post, variant))),
      ...running.map((post) => maker.make(post, 'found')),
    ];
    context.report(`${posts.length} posts, ${running.length} lines of running text`);
    const judgement = fitJudgement(judgeHeldOut(examples).filter(({ example }) => example.post.source !== 'running'));
    context.report(`warns from ${judgement.warnFrom.toFixed(3)}, blocks from ${judgement.blockFrom.toFixed(3)}`);
    const source = generatedModule({
      title: 'Weights of the context models: see `contextModels`.',
      name: 'CONTEXT',
      type: 'PackedContext',
      from: '../context/packed-context.ts',
      value: packContext(trainPair(examples), judgement),
    });
    return [{ path: 'src/tables/context.generated.ts', source }];
  },
};
