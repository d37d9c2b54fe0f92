/** "14 here (Probation absent)" at the foot in half width; pressed, it lists everybody. */
import { useState } from 'react';
import { Button, Drawer } from '../../parts';
import { useHere } from './here';
import { HereList, Queue } from './PeopleHere';
import { isAway } from './words';

export const HereMenu = () => {
  const [open, setOpen] = useState(false);
  const { count, missing } = useHere();
  const absent = missing.filter(({ row }) => isAway(row.attendance)).map(({ row }) => row.short);
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {count} here{absent.length > 0 && ` (${absent.join(', ')} absent)`}
      </Button>
      <Drawer title="People here" open={open} onClose={() => setOpen(false)}>
        <Queue />
        <HereList onGo={() => setOpen(false)} />
      </Drawer>
    </>
  );
};
