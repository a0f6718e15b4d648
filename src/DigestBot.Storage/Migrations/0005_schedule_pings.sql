-- The platform's id of a role that each edition of the schedule pings. NULL: nobody.
ALTER TABLE schedules ADD COLUMN ping TEXT;
