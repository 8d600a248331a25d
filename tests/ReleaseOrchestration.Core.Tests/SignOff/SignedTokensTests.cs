using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Core.Tests.SignOff;

public sealed class SignedTokensTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \0é";

    private static readonly DateTimeOffset Now = new(2025, 4, 7, 6, 0, 0, TimeSpan.Zero);
    private static readonly SigningKey Old = Key("k1", 1);
    private static readonly SigningKey New = Key("k2", 2);
    private static readonly SigningKeyRing Ring = new(Old);

    private static readonly SignOffClaims SignOff = new()
    {
        TokenId = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ReleaseId = "rel-7",
        Run = 1,
        Path = "production.prod_approval",
        Attempt = 2,
        Person = "user:alice",
        Actions = ["approve", "reject"],
        ExpiresAt = Now.AddHours(72),
    };

    private static readonly CallbackClaims Callback = new()
    {
        ReleaseId = "rel-7",
        Run = 1,
        Path = "build.run_ci",
        Attempt = 1,
        EffectKey = "rel-7/1/build.run_ci/1",
        ExpiresAt = Now.AddHours(1),
    };

    [Fact]
    public void ReadSignOff_OwnToken_GivesTheClaimsBack()
    {
        var token = SignedTokens.Issue(SignOff, Ring);
        var read = SignedTokens.ReadSignOff(token, Ring, Now);

        Assert.True(read.IsValid);
        Assert.Equal(SignOff, read.Claims);
        Assert.Equal(string.Empty, read.Code);
        Assert.StartsWith("v1.k1.", token, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCallback_OwnToken_GivesTheClaimsBack() =>
        Assert.Equal(Callback, SignedTokens.ReadCallback(SignedTokens.Issue(Callback, Ring), Ring, Now).Claims);

    [Fact]
    public void Read_AnyCharacterReplaced_IsRefused()
    {
        var token = SignedTokens.Issue(SignOff, Ring);
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in Alphabet.Where(c => c != token[at]))
            {
                Refused(token[..at] + other + token[(at + 1)..]);
            }
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsRefused()
    {
        var bytes = Encoding.Latin1.GetBytes(SignedTokens.Issue(SignOff, Ring));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(Encoding.Latin1.GetString(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Read_CutOrLengthened_IsRefused()
    {
        var token = SignedTokens.Issue(SignOff, Ring);
        for (var length = 0; length < token.Length; length++)
        {
            Refused(token[..length]);
            Refused(token[(length + 1)..]);
            Refused(token.Remove(length, 1));
        }

        foreach (var extra in new[] { "=", "A", ".", " ", "\n", ".x" })
        {
            Refused(token + extra);
            Refused(extra + token);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("v1...")]
    [InlineData("v2.k1.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("v1.k 1.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("v1.k1.e30.AAAA")]
    public void Read_OtherForm_IsMalformed(string token) => AssertStatus(TokenStatus.Malformed, "RO4151", token, Ring, Now);

    [Fact]
    public void Read_TooLong_IsMalformed() => AssertStatus(TokenStatus.Malformed, "RO4151", "v1.k1." + new string('A', 5000), Ring, Now);

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(86400, false)]
    public void Read_AfterExpiry_AllowsAMinuteOfClockSkew(int seconds, bool isValid)
    {
        var read = SignedTokens.ReadSignOff(SignedTokens.Issue(SignOff, Ring), Ring, SignOff.ExpiresAt.AddSeconds(seconds));

        Assert.Equal(isValid, read.IsValid);
        Assert.Equal(isValid ? string.Empty : TokenCodes.Expired, read.Code);
        Assert.Equal(isValid, read.Claims is not null);
    }

    [Fact]
    public void Read_OtherAudience_IsRefused()
    {
        Assert.Equal(TokenStatus.WrongAudience, SignedTokens.ReadCallback(SignedTokens.Issue(SignOff, Ring), Ring, Now).Status);
        Assert.Equal(TokenStatus.WrongAudience, SignedTokens.ReadSignOff(SignedTokens.Issue(Callback, Ring), Ring, Now).Status);
    }

    [Fact]
    public void Read_KeysRotated_OldTokensCountUntilTheKeyIsRetired()
    {
        var old = SignedTokens.Issue(SignOff, new SigningKeyRing(Old));
        var both = new SigningKeyRing(New, [Old]);
        var fresh = SignedTokens.Issue(SignOff, both);

        Assert.True(SignedTokens.ReadSignOff(old, both, Now).IsValid);
        Assert.StartsWith("v1.k2.", fresh, StringComparison.Ordinal);
        Assert.True(SignedTokens.ReadSignOff(fresh, new SigningKeyRing(New), Now).IsValid);
        AssertStatus(TokenStatus.UnknownKey, "RO4152", old, new SigningKeyRing(New), Now);
    }

    [Fact]
    public void Read_SameKeyIdWithOtherSecret_IsForged() => AssertStatus(TokenStatus.Forged, "RO4153", SignedTokens.Issue(SignOff, Ring), new SigningKeyRing(Key("k1", 9)), Now);

    [Fact]
    public void Read_KeyIdExchanged_IsForged() =>
        AssertStatus(TokenStatus.Forged, "RO4153", SignedTokens.Issue(SignOff, Ring).Replace("v1.k1.", "v1.k2.", StringComparison.Ordinal), new SigningKeyRing(New, [Old]), Now);

    [Fact]
    public void Issue_TokenIdIsNot256Bits_Throws()
    {
        foreach (var id in new[] { "", "abc", new string('A', 44), SignOff.TokenId + "=", SignOff.TokenId[..^1] + "9" })
        {
            Assert.Throws<ArgumentException>(() => SignedTokens.Issue(SignOff with { TokenId = id }, Ring));
        }
    }

    [Fact]
    public void Issue_TooLong_Throws() => Assert.Throws<ArgumentException>(() => SignedTokens.Issue(SignOff with { Path = new string('p', 4096) }, Ring));

    [Fact]
    public void Issue_LongestPaths_Fit()
    {
        var path = string.Join('/', Enumerable.Repeat(new string('p', 128) + "." + new string('a', 128), 4));

        Assert.True(SignedTokens.ReadSignOff(SignedTokens.Issue(SignOff with { Path = path }, Ring), Ring, Now).IsValid);
    }

    [Theory]
    [InlineData("k1", 31)]
    [InlineData("", 32)]
    [InlineData("k.1", 32)]
    [InlineData("ké", 32)]
    [InlineData("a23456789012345678901234567890123", 32)]
    public void SigningKey_WeakOrUnnameable_Throws(string id, int length) => Assert.Throws<ArgumentException>(() => new SigningKey(id, new byte[length]));

    [Fact]
    public void SigningKeyRing_SameIdTwice_Throws() => Assert.Throws<ArgumentException>(() => new SigningKeyRing(Old, [Key("k1", 5)]));

    [Fact]
    public void SigningKey_SecretChangedByItsOwner_SignsAsBefore()
    {
        var secret = new byte[32];
        var ring = new SigningKeyRing(new SigningKey("k", secret));
        var token = SignedTokens.Issue(SignOff, ring);
        secret[0] = 1;

        Assert.True(SignedTokens.ReadSignOff(token, ring, Now).IsValid);
        Assert.DoesNotContain("AAAA", JsonSerializer.Serialize(ring.Current.ToString()), StringComparison.Ordinal);
    }

    private static void Refused(string token)
    {
        Assert.False(SignedTokens.ReadSignOff(token, Ring, Now).IsValid, token);
        Assert.Null(SignedTokens.ReadSignOff(token, Ring, Now).Claims);
    }

    private static void AssertStatus(TokenStatus status, string code, string token, SigningKeyRing ring, DateTimeOffset now)
    {
        var read = SignedTokens.ReadSignOff(token, ring, now);
        Assert.Equal((status, code), (read.Status, read.Code));
        Assert.Null(read.Claims);
    }

    private static SigningKey Key(string id, byte seed) => new(id, Enumerable.Range(0, 32).Select(i => (byte)(i * seed)).ToArray());
}
