using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Core.Tests.SignOff;

public sealed class QuorumsTests
{
    private static readonly QuorumDefinition One = new() { Kind = QuorumKind.One };
    private static readonly QuorumDefinition All = new() { Kind = QuorumKind.All };
    private static readonly QuorumDefinition Majority = new() { Kind = QuorumKind.Majority };

    // Seats and approvals are separated by spaces; an approval is person:group+group.
    [Theory]
    [InlineData("one", "user:a group:qa", "", false, 1)]
    [InlineData("one", "user:a group:qa", "b:qa", true, 1)]
    [InlineData("one", "user:a group:qa", "b:dev", false, 1)]
    [InlineData("one", "qa", "b:qa", true, 1)]
    [InlineData("all", "user:a group:qa", "a", false, 2)]
    [InlineData("all", "user:a group:qa", "a:qa", false, 2)]
    [InlineData("all", "user:a group:qa", "a:qa a:qa", false, 2)]
    [InlineData("all", "user:a group:qa", "b:qa c:qa", false, 2)]
    [InlineData("all", "user:a group:qa", "a:qa b:qa", true, 2)]
    [InlineData("all", "group:qa user:a", "a:qa b:qa", true, 2)]
    [InlineData("all", "group:qa group:dev group:ops", "a:qa+dev+ops b:qa+dev c:qa", true, 3)]
    [InlineData("all", "group:qa group:dev group:ops", "a:qa+dev b:qa+dev c:qa+dev", false, 3)]
    [InlineData("all", "group:qa group:qa", "a:qa", false, 2)]
    [InlineData("all", "group:qa group:qa", "a:qa b:qa", true, 2)]
    [InlineData("majority", "user:a user:b user:c", "a", false, 2)]
    [InlineData("majority", "user:a user:b user:c", "a c", true, 2)]
    [InlineData("majority", "user:a user:b user:c user:d", "a b", false, 3)]
    [InlineData("majority", "group:qa user:a user:b", "x:qa y:qa z:qa", false, 2)]
    [InlineData("majority", "user:a", "a", true, 1)]
    [InlineData("2", "group:qa", "a:qa", false, 2)]
    [InlineData("2", "group:qa", "a:qa b:qa", true, 2)]
    [InlineData("2", "group:qa", "a:qa b:dev", false, 2)]
    [InlineData("2", "user:a group:qa", "a:qa a:qa", false, 2)]
    [InlineData("3", "user:a user:b", "a b", false, 3)]
    [InlineData("all", "", "", false, 1)]
    [InlineData("all", "", "a", true, 1)]
    [InlineData("majority", "", "a", true, 1)]
    [InlineData("2", "", "a", false, 2)]
    [InlineData("2", "", "a b", true, 2)]
    public void Evaluate_Parallel_CountsSeatsOrPeople(string quorum, string seats, string given, bool isMet, int needed)
    {
        var state = Quorums.Evaluate(Quorum(quorum), ApprovalMode.Parallel, Words(seats), Given(given), []);

        Assert.Equal((isMet, needed), (state.IsMet, state.Needed));
        Assert.True(!isMet || state.OpenSeats.IsEmpty);
    }

    [Theory]
    [InlineData("all", "user:a user:b", "b", false, "user:a", "-,-")]
    [InlineData("all", "user:a user:b", "b a", false, "user:b", "a,-")]
    [InlineData("all", "user:a user:b", "a b", true, "", "a,b")]
    [InlineData("one", "user:a user:b", "b", false, "user:a", "-,-")]
    [InlineData("one", "user:a user:b", "a", true, "", "a,-")]
    [InlineData("majority", "user:a user:b user:c", "a c b", true, "", "a,b,-")]
    [InlineData("all", "group:qa user:a", "a:qa", false, "group:qa", "-,-")]
    [InlineData("all", "group:qa user:a", "a:qa b:qa a", false, "user:a", "b,-")]
    [InlineData("one", "group:qa user:a", "a:qa", true, "", "a,-")]
    [InlineData("all", "group:qa group:dev", "a:qa+dev", false, "group:dev", "a,-")]
    [InlineData("3", "user:a group:qa", "a b:qa", false, "group:qa", "a,b")]
    [InlineData("3", "user:a group:qa", "a b:qa c:qa", true, "", "a,b")]
    public void Evaluate_Sequential_FillsSeatsInOrder(string quorum, string seats, string given, bool isMet, string open, string holders)
    {
        var state = Quorums.Evaluate(Quorum(quorum), ApprovalMode.Sequential, Words(seats), Given(given), []);

        Assert.Equal(isMet, state.IsMet);
        Assert.Equal(open, string.Join(' ', state.OpenSeats));
        Assert.Equal(holders, string.Join(',', state.Holders.Select(h => h?["user:".Length..] ?? "-")));
    }

    [Fact]
    public void Evaluate_SomeoneInTwoSeatsApprovesFirst_LeavesNoSeatThatNobodyCanFill()
    {
        var seats = Words("group:qa user:a");

        var state = Quorums.Evaluate(All, ApprovalMode.Parallel, seats, Given("a:qa"), []);

        Assert.Equal("group:qa", Assert.Single(state.OpenSeats));
        Assert.Equal([null, "user:a"], state.Holders.AsEnumerable());
        Assert.True(Quorums.MayDecide(state, "user:b", ["qa"]));
    }

    [Fact]
    public void Evaluate_GroupsOverlap_HoldersMoveForTheNext()
    {
        var seats = Words("group:qa group:dev");
        var first = Quorums.Evaluate(All, ApprovalMode.Parallel, seats, Given("a:qa+dev"), []);

        Assert.Equal(seats.AsEnumerable(), first.OpenSeats);
        Assert.True(Quorums.Evaluate(All, ApprovalMode.Parallel, seats, Given("a:qa+dev b:qa"), []).IsMet);
        Assert.True(Quorums.Evaluate(All, ApprovalMode.Parallel, seats, Given("a:qa+dev b:dev"), []).IsMet);
    }

    [Fact]
    public void Evaluate_Escalated_FillsAnyOpenSeat()
    {
        var seats = Words("user:a user:b");
        var given = Given("x:directors b");

        Assert.False(Quorums.Evaluate(All, ApprovalMode.Parallel, seats, given, []).IsMet);
        Assert.True(Quorums.Evaluate(All, ApprovalMode.Parallel, seats, given, ["group:directors"]).IsMet);
        Assert.True(Quorums.Evaluate(All, ApprovalMode.Sequential, seats, given, ["group:directors"]).IsMet);
        Assert.True(Quorums.Evaluate(Quorum("2"), ApprovalMode.Parallel, Words("group:qa"), Given("x:directors y:qa"), ["group:directors"]).IsMet);
    }

    [Theory]
    [InlineData(ApprovalMode.Parallel, "user:a", "", true)]
    [InlineData(ApprovalMode.Parallel, "user:b", "", true)]
    [InlineData(ApprovalMode.Parallel, "user:x", "qa", true)]
    [InlineData(ApprovalMode.Parallel, "user:x", "dev", false)]
    [InlineData(ApprovalMode.Parallel, "user:x", "directors", true)]
    [InlineData(ApprovalMode.Parallel, "user:qa", "", false)]
    [InlineData(ApprovalMode.Parallel, "qa", "user:a", false)]
    [InlineData(ApprovalMode.Sequential, "user:a", "", false)]
    [InlineData(ApprovalMode.Sequential, "user:x", "qa", true)]
    [InlineData(ApprovalMode.Sequential, "user:b", "qa", false)]
    [InlineData(ApprovalMode.Sequential, "user:b", "directors", false)]
    [InlineData(ApprovalMode.Sequential, "user:x", "directors", true)]
    public void MayDecide_Person_IsWhoseTurnItIs(ApprovalMode mode, string person, string group, bool may)
    {
        var state = Quorums.Evaluate(All, mode, Words("user:a group:qa user:b"), Given("a"), ["group:directors"]);

        Assert.Equal(may, Quorums.MayDecide(state, person, [group]));
    }

    [Fact]
    public void MayDecide_SeatOfTheGroupIsFilled_ColleaguesCanStillObject()
    {
        var state = Quorums.Evaluate(All, ApprovalMode.Parallel, Words("group:qa group:dev"), Given("a:qa"), []);

        Assert.Equal("group:dev", Assert.Single(state.OpenSeats));
        Assert.True(Quorums.MayDecide(state, "user:b", ["qa"]));
    }

    [Fact]
    public void MayDecide_NobodyNamed_AnyoneMay() =>
        Assert.True(Quorums.MayDecide(Quorums.Evaluate(One, ApprovalMode.Parallel, [], [], []), "user:x", []));

    [Fact]
    public void Evaluate_AnyApprovals_MatchesAsManyAsPossibleAndNamesWhoCanStillHelp()
    {
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var seats = Many(random, 1, 5, () => random.Next(2) == 0 ? $"user:{random.Next(5)}" : $"group:g{random.Next(4)}");
            var given = Many(random, 0, 5, () => Approve($"{random.Next(5)}", [.. Enumerable.Range(0, 4).Where(_ => random.Next(3) == 0).Select(g => $"g{g}")]))
                .DistinctBy(a => a.Person).ToImmutableArray();
            var state = Quorums.Evaluate(All, ApprovalMode.Parallel, seats, given, []);
            var most = Most(seats, given);

            Assert.Equal(most, state.Holders.Count(h => h is not null));
            Assert.Equal(most == seats.Length, state.IsMet);
            Assert.Equal((most * 2) > seats.Length, Quorums.Evaluate(Majority, ApprovalMode.Parallel, seats, given, []).IsMet);
            Assert.Equal(seats.Where(s => Helps(s, seats, given, most)), state.OpenSeats);
            AssertHoldersFit(seats, given, state);
        }
    }

    private static void AssertHoldersFit(ImmutableArray<string> seats, ImmutableArray<Approval> given, QuorumState state)
    {
        var people = state.Holders.OfType<string>().ToList();
        Assert.Equal(people.Count, people.Distinct().Count());
        for (var seat = 0; seat < seats.Length; seat++)
        {
            Assert.True(state.Holders[seat] is not { } holder || Quorums.Fits(seats[seat], holder, given.Single(a => a.Person == holder).Groups));
        }
    }

    private static bool Helps(string seat, ImmutableArray<string> seats, ImmutableArray<Approval> given, int most)
    {
        var newcomer = seat.StartsWith("user:", StringComparison.Ordinal) ? Approve(seat["user:".Length..], []) : Approve("new", [seat["group:".Length..]]);
        return given.All(a => a.Person != newcomer.Person) && Most(seats, given.Add(newcomer)) > most;
    }

    // Every assignment of seats to people, tried one by one.
    private static int Most(ImmutableArray<string> seats, ImmutableArray<Approval> given)
    {
        if (seats.IsEmpty)
        {
            return 0;
        }

        var best = Most(seats[1..], given);
        foreach (var approval in given.Where(a => Quorums.Fits(seats[0], a.Person, a.Groups)))
        {
            best = Math.Max(best, 1 + Most(seats[1..], given.Remove(approval)));
        }

        return best;
    }

    private static ImmutableArray<T> Many<T>(Random random, int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];

    private static QuorumDefinition Quorum(string text) => text switch
    {
        "one" => One,
        "all" => All,
        "majority" => Majority,
        _ => new QuorumDefinition { Kind = QuorumKind.Count, Count = int.Parse(text) },
    };

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static ImmutableArray<Approval> Given(string text) =>
        [.. Words(text).Select(word => word.Split(':')).Select(parts => Approve(parts[0], parts.Length > 1 ? [.. parts[1].Split('+')] : []))];

    private static Approval Approve(string person, ImmutableArray<string> groups) => new($"user:{person}", groups, DateTimeOffset.UnixEpoch);
}
