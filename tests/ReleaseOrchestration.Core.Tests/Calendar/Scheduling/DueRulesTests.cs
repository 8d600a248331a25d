using ReleaseOrchestration.Core.Calendar.Scheduling;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar.Scheduling;

/// <summary>Releases of one group that are due, each written as its letter, minutes late and marks: <c>m</c> manual, <c>s</c> seen before, <c>o</c> kept by an obstacle.</summary>
public sealed class DueRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CatchUp.All, GroupOverlap.Allow, "", "a0 b0", "a:Start b:Start")]
    [InlineData(CatchUp.All, GroupOverlap.Allow, "", "b90 a30 c60", "b:Start c:Start a:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a90 b60 c30", "a:Cancel b:Cancel c:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a90 b0", "a:Cancel b:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a15 b0", "a:Start b:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a16 b0", "a:Cancel b:Start")]
    [InlineData(CatchUp.Skip, GroupOverlap.Allow, "", "a90 b60", "a:Cancel b:Cancel")]
    [InlineData(CatchUp.Skip, GroupOverlap.Allow, "", "a90 b5", "a:Cancel b:Start")]
    [InlineData(CatchUp.Skip, GroupOverlap.Allow, "", "a90s", "a:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a90s b60 c0", "a:Start b:Cancel c:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Allow, "", "a90 b60m", "a:Start b:Wait")]
    [InlineData(CatchUp.Skip, GroupOverlap.Allow, "", "a90m", "a:Wait")]
    [InlineData(CatchUp.All, GroupOverlap.Allow, "", "a0o b0", "a:Wait b:Start")]
    [InlineData(CatchUp.All, GroupOverlap.Serialize, "", "a90 b60 c0", "a:Start b:Wait c:Wait")]
    [InlineData(CatchUp.All, GroupOverlap.Serialize, "z", "a90 b60", "a:Wait b:Wait")]
    [InlineData(CatchUp.All, GroupOverlap.Serialize, "", "a90o b60", "a:Wait b:Start")]
    [InlineData(CatchUp.Latest, GroupOverlap.Serialize, "z", "a90 b60", "a:Cancel b:Wait")]
    [InlineData(CatchUp.All, GroupOverlap.Allow, "z", "a90", "a:Start")]
    [InlineData(CatchUp.All, GroupOverlap.Allow, "", "", "")]
    public void Decide_GroupAsWritten_EachIsStartedKeptOrCalledOff(CatchUp catchUp, GroupOverlap overlap, string running, string due, string decided)
    {
        var decisions = DueRules.Decide(due.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Due), catchUp, overlap, running.Length == 0 ? null : running, Now, TimeSpan.FromMinutes(15));

        Assert.Equal(decided, string.Join(' ', decisions.Select(decision => $"{decision.Id}:{decision.Action}")));
        Assert.All(decisions, decision => Assert.Equal(decision.Action == DueAction.Start, decision.Reason.Length == 0));
    }

    private static DueRelease Due(string text)
    {
        var late = int.Parse(text[1..].TrimEnd('m', 's', 'o'), System.Globalization.CultureInfo.InvariantCulture);
        return new(text[..1], Now.AddMinutes(-late), !text.EndsWith('m'), text.EndsWith('s') ? Now.AddMinutes(-late) : null, text.EndsWith('o') ? "somebody must agree" : string.Empty);
    }
}
