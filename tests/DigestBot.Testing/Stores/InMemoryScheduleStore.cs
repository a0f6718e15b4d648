using DigestBot.Core.Digests;

namespace DigestBot.Testing.Stores;

public sealed class InMemoryScheduleStore : IScheduleStore
{
    private readonly List<DigestSchedule> _schedules = [];
    private long _lastId;

    public Task<IReadOnlyList<DigestSchedule>> ListAsync(ChannelId channel, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DigestSchedule>>([.. _schedules.Where(schedule => schedule.Channel == channel)]);

    public Task<DigestSchedule> AddAsync(DigestSchedule schedule, CancellationToken cancellationToken)
    {
        var added = schedule with { Id = new ScheduleId(++_lastId) };
        _schedules.Add(added);
        return Task.FromResult(added);
    }

    public Task<bool> RemoveAsync(ChannelId channel, ScheduleId schedule, CancellationToken cancellationToken) =>
        Task.FromResult(_schedules.RemoveAll(candidate => candidate.Channel == channel && candidate.Id == schedule) > 0);

    public Task<bool> SaveAsync(DigestSchedule schedule, CancellationToken cancellationToken)
    {
        var place = _schedules.FindIndex(candidate => candidate.Id == schedule.Id);
        if (place >= 0)
        {
            _schedules[place] = schedule;
        }

        return Task.FromResult(place >= 0);
    }

    public Task<IReadOnlyList<DigestSchedule>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DigestSchedule>>([.. _schedules.Where(schedule => schedule.NextDue <= now).OrderBy(schedule => schedule.NextDue).Take(limit)]);

    public Task MoveOnAsync(IReadOnlyList<ScheduleMove> moves, CancellationToken cancellationToken)
    {
        foreach (var move in moves)
        {
            var place = _schedules.FindIndex(candidate => candidate.Id == move.Schedule && candidate.NextDue == move.Due && !candidate.Paused);
            if (place >= 0)
            {
                _schedules[place] = _schedules[place] with { NextDue = move.Next };
            }
        }

        return Task.CompletedTask;
    }
}
