// How long ago something was.

export const days = {
  today: 'vandaag',
  yesterday: 'gisteren',
  daysAgo: ({ days }: { days: number }) => `${days} dagen geleden`,
};
