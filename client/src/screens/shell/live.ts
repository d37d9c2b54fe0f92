/** The live line of the page: opened once somebody is signed in, its bells heeded, its withdrawals remembered. */
import type { Topic } from '@board/shared/wire/bells';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { heedBells } from '../../live/queries';
import { openLive } from '../../live/socket';
import { announce } from '../../parts';

const without = (topics: ReadonlySet<Topic>, topic: Topic): ReadonlySet<Topic> =>
  topics.has(topic) ? new Set([...topics].filter((other) => other !== topic)) : topics;

/** Opens the line while `signedIn`; answers what has been withdrawn and not been given back. */
export const useLive = (signedIn: boolean): ReadonlySet<Topic> => {
  const queries = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<Topic>>(new Set());
  useEffect(() => {
    if (!signedIn) return;
    const heed = heedBells(queries);
    return openLive({
      ...heed,
      bell: (topic) => {
        setGone((before) => without(before, topic));
        heed.bell(topic);
      },
      withdrawn: (topic) => {
        setGone((before) => new Set(before).add(topic));
        heed.withdrawn(topic);
        announce('There is nothing here that you can see', 'assertive');
      },
    });
  }, [signedIn, queries]);
  return gone;
};
