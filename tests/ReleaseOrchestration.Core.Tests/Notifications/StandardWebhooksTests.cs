using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Core.Tests.Notifications;

public sealed class StandardWebhooksTests
{
    // The vector of the reference implementations of Standard Webhooks.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void Sign_TheOfficialVector_IsItsSignature() =>
        Assert.Equal(Signature, StandardWebhooks.Sign(Id, At, """{"test": 2432232314}"""u8, [StandardWebhooks.Key(Secret)!]));

    [Fact]
    public void Sign_WithTwoKeys_GivesBothSignatures()
    {
        var other = StandardWebhooks.Key("whsec_" + Convert.ToBase64String(new byte[32]))!;
        var signatures = StandardWebhooks.Sign(Id, At, """{"test": 2432232314}"""u8, [other, StandardWebhooks.Key(Secret)!]).Split(' ');
        Assert.Equal(2, signatures.Length);
        Assert.NotEqual(Signature, signatures[0]);
        Assert.Equal(Signature, signatures[1]);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Key_OfALength_IsTakenWithinTheLimits(int bytes, bool isTaken) =>
        Assert.Equal(isTaken, StandardWebhooks.Key("whsec_" + Convert.ToBase64String(new byte[bytes])) is not null);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64 at all, whatever its length may be")]
    public void Key_OfSomethingElse_IsNone(string secret) => Assert.Null(StandardWebhooks.Key(secret));
}
