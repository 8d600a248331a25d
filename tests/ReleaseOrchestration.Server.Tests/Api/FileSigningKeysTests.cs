using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Server.Keys;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class FileSigningKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-keys-").FullName;
    private readonly MovableClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ring_FirstStart_IsMadeAndStays()
    {
        var first = Keys().Ring.Current;
        var second = Keys().Ring.Current;
        Assert.Equal(first.Id, second.Id);
        Assert.True(first.Secret.Span.SequenceEqual(second.Secret.Span));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_folder, "keys.json")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Rotate_LiveLink_StaysValidUntilItExpires()
    {
        var keys = Keys();
        var token = SignedTokens.Issue(Claims(_clock.GetUtcNow().AddDays(30)), keys.Ring);
        keys.Rotate();

        Assert.NotEqual(token.Split('.')[1], keys.Ring.Current.Id);
        Assert.True(SignedTokens.ReadCallback(token, Keys().Ring, _clock.GetUtcNow()).IsValid);
    }

    [Fact]
    public void Ring_KeyOlderThanItsTime_IsReplacedAndForgottenLater()
    {
        var old = Keys().Ring.Current.Id;
        _clock.Now += TimeSpan.FromDays(91);
        var second = Keys().Ring;
        _clock.Now += TimeSpan.FromDays(91);
        var third = Keys().Ring;

        Assert.NotEqual(old, second.Current.Id);
        Assert.NotNull(second.Find(old));
        Assert.Null(third.Find(old));
        Assert.NotNull(third.Find(second.Current.Id));
    }

    [Fact]
    public void Ring_ServerIsNeverRestarted_ChangesItsKeyAndForgetsTheFormerOne()
    {
        var keys = Keys();
        var old = keys.Ring.Current.Id;
        _clock.Now += TimeSpan.FromDays(90);
        var token = SignedTokens.Issue(Claims(_clock.GetUtcNow().AddDays(300)), new SigningKeyRing(keys.Ring.Find(old)!));

        Assert.NotEqual(old, keys.Ring.Current.Id);
        Assert.True(SignedTokens.ReadCallback(token, keys.Ring, _clock.GetUtcNow()).IsValid);
        _clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(TokenStatus.UnknownKey, SignedTokens.ReadCallback(token, keys.Ring, _clock.GetUtcNow()).Status);
        Assert.DoesNotContain(old, File.ReadAllText(Path.Combine(_folder, "keys.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Rotate_Twice_EndsEveryLinkOfBefore()
    {
        var keys = Keys();
        var token = SignedTokens.Issue(Claims(_clock.GetUtcNow().AddDays(30)), keys.Ring);
        keys.Rotate();
        keys.Rotate();

        Assert.Equal(TokenStatus.UnknownKey, SignedTokens.ReadCallback(token, keys.Ring, _clock.GetUtcNow()).Status);
    }

    private static CallbackClaims Claims(DateTimeOffset expires) =>
        new() { ReleaseId = "r1", Run = 1, Path = "a.b", Attempt = 1, EffectKey = "k", ExpiresAt = expires };

    private FileSigningKeys Keys() =>
        new(Options.Create(new SigningKeyOptions { File = Path.Combine(_folder, "keys.json") }), new SystemRandomSource(), _clock);

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
