using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;

namespace ReleaseOrchestration.Durable.Tests.Machines;

public sealed class InstanceIdTests
{
    /// <summary>Running instances are found by these: they never change.</summary>
    [Theory]
    [InlineData("shop-1", 1, "", "shop-1-1-e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("shop-1", 2, "build.compile", "shop-1-2-715ba49ce5f80f09f7df7ed7dcdabe5a")]
    [InlineData("Shop", 1, "", "d00aae6b7fbf77a4566d8df36805d7ae-1-e3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData("$freeze", 1, "all", "aebcc87c30c3b71170cbf59908aab20c-1-5ef5ef0364b6939c4ca61f34b393f7b3")]
    public void Of_KnownAddress_IsStable(string release, int run, string path, string expected) => Assert.Equal(expected, InstanceId.Of(new MachineAddress(release, run, path)));

    public static TheoryData<string> ReleaseIds =>
    [
        "a", "a-1", "a-1-1", "A", "ä", "with space", "a/b", "a#b?c\\d", "@a", "a.b", "$lock", "$freeze", new string('x', 56), new string('x', 57), new string('x', 400),
        "a-1-e3b0c44298fc1c149afbf4c8996fb924", "e3b0c44298fc1c149afbf4c8996fb924", "e3b0c44298fc1c149afbf4c8996fb9240", string.Empty,
    ];

    [Theory]
    [MemberData(nameof(ReleaseIds))]
    public void Of_AnyRelease_IsWhatDurableTaskTakes(string release)
    {
        foreach (var path in new[] { string.Empty, "one", "one.a", "One.A", new string('p', 2000), "one.a/two.b:2/" })
        {
            var id = InstanceId.Of(new MachineAddress(release, int.MaxValue, path));

            Assert.InRange(id.Length, 1, 100);
            Assert.Matches("^[a-z0-9_][a-z0-9_-]*$", id);
            Assert.True(InstanceId.IsOf(id, release, int.MaxValue));
        }
    }

    /// <summary>The purge of an instance takes along the blobs of all whose ids begin with its own.</summary>
    [Fact]
    public void Of_AnyTwoMachines_NoneIsTheBeginningOfTheOther()
    {
        var plain = ReleaseIds.Select<object[], string>(row => (string)row[0]).ToArray();
        string[] releases = [.. plain, .. plain.SelectMany(release => new[] { InstanceId.Of(new MachineAddress(release, 1, string.Empty)), InstanceId.Prefix(release, 1).TrimEnd('-') })];
        var ids = releases.Distinct(StringComparer.Ordinal)
            .SelectMany(release => new[] { 1, 11 }, (release, run) => (release, run))
            .SelectMany(_ => new[] { string.Empty, "all", "one.a" }, (of, path) => InstanceId.Of(new MachineAddress(of.release, of.run, path)))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.All(ids.Zip(ids.Skip(1)), pair => Assert.False(pair.Second.StartsWith(pair.First, StringComparison.Ordinal), $"{pair.First} begins {pair.Second}"));
    }

    [Fact]
    public void IsOf_IdOfAnotherReleaseThatBeginsAlike_IsFalse()
    {
        var other = InstanceId.Of(new MachineAddress("a-1-b", 1, string.Empty));

        Assert.StartsWith(InstanceId.Prefix("a", 1), other, StringComparison.Ordinal);
        Assert.False(InstanceId.IsOf(other, "a", 1));
    }
}
