using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Releases.Listing;

public sealed class ReleaseEntryTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 2, 9, 30, 0, TimeSpan.FromHours(2));

    private static readonly ReleaseRecord Full = IndexRig.Planned(2) with
    {
        State = LaunchState.Started,
        ProcessVersion = 3,
        InputSet = "staging",
        InputSetVersion = 4,
        StartedAt = Now,
        StartedBy = "user:rita",
        ApprovedBy = "user:sam",
        Reason = "before",
        Schedule = new ReleaseSchedule { At = Now, Duration = TimeSpan.FromHours(2), AutoStart = true, Occurrence = "2026-04-02", MovedBy = "user:rita", Revision = 2, ChangedAt = Now, DueSince = Now },
    };

    private static readonly ReleaseSummary Summary = new()
    {
        Facts = new ReleaseFacts { Id = Full.Id },
        Run = 2,
        Status = ReleaseStatus.Aborted,
        Reason = "no",
        EndedAt = Now.AddHours(1),
    };

    [Fact]
    public void ToOverview_OfWhatWasWritten_SaysAllThatTheRecordAndTheMachineSay()
    {
        var overview = ReleaseOverview.Of(Full, Summary);
        var unset = typeof(ReleaseOverview).GetProperties().Where(property => property.GetValue(overview) is null or "" or 0 or false).Select(property => property.Name);
        Assert.Equal([nameof(ReleaseOverview.LegalHold)], unset);

        var entry = ReleaseEntry.Read(ReleaseEntry.Of(Full, Summary).Write())!;
        Assert.False(entry.HasMore);
        Assert.Equivalent(overview, entry.ToOverview(), strict: true);
    }

    [Fact]
    public void Read_Schedules_GiveWhatTheSerializerGives()
    {
        var full = Full.Schedule! with { Duration = new TimeSpan(1, 2, 3, 4, 5), IsWithdrawn = true, Occurrence = "\"ü\"", Revision = int.MaxValue };
        Assert.All(typeof(ReleaseSchedule).GetProperties(), property => Assert.False(property.GetValue(full) is null or "" or 0 or false, property.Name));
        foreach (var schedule in new[] { full, new ReleaseSchedule { At = Now }, new ReleaseSchedule { At = Now, Duration = TimeSpan.Zero } })
        {
            var read = ReleaseEntry.Read(ReleaseEntry.Of(Full with { Schedule = schedule }, Summary).Write())!;
            Assert.Equivalent(schedule, read.Schedule, strict: true);
            Assert.Equal(Full.CreatedBy, read.CreatedBy);
        }
    }

    [Fact]
    public void Read_ScheduleOfALaterRelease_IsRead()
    {
        var text = System.Text.Encoding.UTF8.GetString(ReleaseEntry.Of(Full, Summary).Write()).Replace("\"At\":", "\"New\":{\"a\":[1]},\"At\":", StringComparison.Ordinal);
        var read = ReleaseEntry.Read(System.Text.Encoding.UTF8.GetBytes(text))!;
        Assert.Equal(Full.Schedule, read.Schedule);
        Assert.Equal("user:sam", read.ApprovedBy);
    }

    [Fact]
    public void Of_WhatAnEntryDoesNotHold_SaysThatThereIsMore()
    {
        Assert.True(ReleaseEntry.Of(Full with { LegalHold = new LegalHold("user:rita", Now, "law suit") }, Summary).HasMore);
        Assert.True(ReleaseEntry.Of(Full, Summary with { Reason = new string('x', 200) }).HasMore);
        Assert.True(ReleaseEntry.Of(Full, Summary with { Outputs = Summary.Outputs.Add("url", Core.Values.DataValue.Of("x")) }).HasMore);
    }
}
