using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Tests.Problems;

public sealed class SuggestionsTests
{
    private static readonly string[] Keys = ["approvers", "quorum", "deadline", "on-deadline", "depends-on"];

    [Theory]
    [InlineData("aprovers", "approvers")]
    [InlineData("APPROVERS", "approvers")]
    [InlineData("qourum", "quorum")]
    [InlineData("dependson", "depends-on")]
    [InlineData("deadlin", "deadline")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Closest_Word_IsTheOneWithTheFewestChanges(string wanted, string? closest) => Assert.Equal(closest, Suggestions.Closest(wanted, Keys));

    [Fact]
    public void Closest_NothingKnownOrTooLong_IsNull()
    {
        Assert.Null(Suggestions.Closest("quorum", []));
        Assert.Null(Suggestions.Closest(new string('a', 100_000), [new string('a', 100_000)]));
    }

    [Theory]
    [InlineData("qurum", "Did you mean `quorum`?")]
    [InlineData("colour", "Known: all.")]
    public void DidYouMean_Word_IsASentence(string wanted, string sentence) => Assert.Equal(sentence, Suggestions.DidYouMean(wanted, Keys, "Known: all."));
}
