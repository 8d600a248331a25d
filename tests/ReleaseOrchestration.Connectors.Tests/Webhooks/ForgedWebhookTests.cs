using System.Text;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>What is not genuine counts as nothing, and is not read.</summary>
public sealed class ForgedWebhookTests
{
    public static TheoryData<string> Types => ["github", "azure-devops", "gitlab", "jenkins", "http"];

    /// <summary>Type, header, and what it holds instead of what is right; <c>{}</c> stands for that.</summary>
    public static TheoryData<string, string, string> Headers => new()
    {
        { "github", "X-Hub-Signature-256", "" },
        { "github", "X-Hub-Signature-256", "sha256=" },
        { "github", "X-Hub-Signature-256", "sha256" },
        { "github", "X-Hub-Signature-256", "{},{}" },
        { "github", "X-Hub-Signature-256", "{} " },
        { "github", "X-Hub-Signature-256", " {}" },
        { "github", "X-Hub-Signature-256", "{}0" },
        { "github", "X-Hub-Signature-256", "{}00" },
        { "github", "X-Hub-Signature-256", "sha256=zz" },
        { "github", "X-Hub-Signature-256", "sha1=b9a1c4dd1c1ea1ed1fc3b8b1b7e8e4d8d2f1c0a9" },
        { "github", "X-Hub-Signature-256", "SHA256=" },
        { "azure-devops", "Authorization", "" },
        { "azure-devops", "Authorization", "Basic" },
        { "azure-devops", "Authorization", "Basic " },
        { "azure-devops", "Authorization", "Basic ####" },
        { "azure-devops", "Authorization", "Basic OjA=" },
        { "azure-devops", "Authorization", "Bearer 0f1e2d3c4b5a69788796a5b4c3d2e1f0" },
        { "azure-devops", "Authorization", "{},{}" },
        { "azure-devops", "Authorization", "Basic MGYxZTJkM2M0YjVhNjk3ODg3OTZhNWI0YzNkMmUxZjA=" },
        { "gitlab", "X-Gitlab-Token", "" },
        { "gitlab", "X-Gitlab-Token", "{},{}" },
        { "gitlab", "X-Gitlab-Token", "{} " },
        { "gitlab", "X-Gitlab-Token", "0F1E2D3C4B5A69788796A5B4C3D2E1F0" },
        { "http", "webhook-id", "" },
        { "http", "webhook-id", "msg_2" },
        { "http", "webhook-id", "msg_1,msg_1" },
        { "http", "webhook-timestamp", "" },
        { "http", "webhook-timestamp", "now" },
        { "http", "webhook-timestamp", "{},{}" },
        { "http", "webhook-timestamp", "-{}" },
        { "http", "webhook-timestamp", "+{}" },
        { "http", "webhook-timestamp", "0{}" },
        { "http", "webhook-timestamp", "{}.0" },
        { "http", "webhook-timestamp", "1614265331" },
        { "http", "webhook-timestamp", "253402300800" },
        { "http", "webhook-timestamp", "9223372036854775807" },
        { "http", "webhook-timestamp", "99999999999999999999999999999999" },
        { "http", "webhook-signature", "" },
        { "http", "webhook-signature", "v1," },
        { "http", "webhook-signature", "v1" },
        { "http", "webhook-signature", "{},{}" },
        { "http", "webhook-signature", "{}=" },
        { "http", "webhook-signature", "v1a,AAAA" },
        { "http", "webhook-signature", "V{}" },
        { "http", "webhook-signature", "v1,%%%%" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Read_WrongHeader_DoesNotCount(string type, string header, string value)
    {
        var genuine = Sender.Genuine(type);
        AssertForged(type, genuine.With(header, value.Replace("{}", genuine.Header(header), StringComparison.Ordinal)));
        AssertForged(type, genuine.Without(header));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_AnotherSecret_DoesNotCount(string type)
    {
        AssertForged(type, Sender.Genuine(type, "another"));
        AssertForged(type, Sender.Genuine(type, string.Empty));
        AssertForged(type, Sender.Genuine(type, Sender.Secret.ToUpperInvariant()));
        AssertForged(type, Sender.Genuine(type, Sender.Secret + '\u0001'));
    }

    [Theory]
    [InlineData("github", "X-Hub-Signature-256")]
    [InlineData("gitlab", "X-Gitlab-Token")]
    [InlineData("jenkins", "webhook-signature")]
    [InlineData("http", "webhook-signature")]
    [InlineData("http", "webhook-timestamp")]
    [InlineData("http", "webhook-id")]
    public void Read_AnyBitOfAProofFlipped_DoesNotCount(string type, string header)
    {
        var genuine = Sender.Genuine(type);
        var value = genuine.Header(header);
        for (var bit = 0; bit < value.Length * 7; bit++)
        {
            var chars = value.ToCharArray();
            chars[bit / 7] ^= (char)(1 << (bit % 7));
            AssertForged(type, genuine.With(header, new string(chars)));
        }
    }

    [Theory]
    [InlineData("github")]
    [InlineData("jenkins")]
    [InlineData("http")]
    public void Read_AnyByteOfASignedBodyChanged_DoesNotCount(string type)
    {
        var genuine = Sender.Genuine(type);
        for (var index = 0; index < genuine.Body.Length; index++)
        {
            var bytes = genuine.Body.ToArray();
            bytes[index] ^= 1;
            AssertForged(type, genuine with { Body = bytes });
        }

        AssertForged(type, genuine with { Body = genuine.Body[..^1] });
        AssertForged(type, genuine with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(genuine.Body.Span) + "\n") });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Read_SignedTime_CountsForFiveMinutesEitherWay(long late, bool counts)
    {
        foreach (var (type, body) in (ReadOnlySpan<(string, string)>)[("http", Payloads.Http), ("jenkins", Payloads.Jenkins), ("gitlab", Payloads.GitLab)])
        {
            Assert.Equal(counts, Sender.Read(type, Sender.Standard(body, late: late)).Doubt.Length == 0);
        }
    }

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_%%%")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    public void Read_SecretThatIsNoBase64_FitsNothing(string secret)
    {
        AssertForged("http", Sender.Standard(Payloads.Http, secret), secret);
        AssertForged("http", Sender.Standard(Payloads.Http, [], late: 0, id: "msg_1"), secret);
        Assert.Empty(Sender.Read("http", Sender.Standard(Payloads.Http), secret, Sender.Secret).Doubt);
    }

    [Fact]
    public void Read_ManySignatures_AreComparedWithoutMakingTheCodeAgain()
    {
        var body = $$$"""{"data": {"handle": "42", "filler": "{{{new string('x', 1_000_000)}}}"}}""";
        var genuine = Sender.Standard(body);
        var many = string.Join(' ', Enumerable.Repeat("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", 700));
        var once = Allocated(genuine.With("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

        Assert.InRange(Allocated(genuine.With("webhook-signature", many)), 0, once + 1_000_000);
        Assert.Empty(Sender.Read("http", genuine.With("webhook-signature", $"{many} {genuine.Header("webhook-signature")}")).Doubt);
    }

    private static long Allocated(Application.Webhooks.WebhookRequest request)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertForged("http", request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AssertForged(string type, Application.Webhooks.WebhookRequest request, params string[] secrets)
    {
        var reading = Sender.Read(type, request, secrets);
        Assert.NotEmpty(reading.Doubt);
        Assert.Equal((string.Empty, string.Empty, string.Empty), (reading.DeliveryId, reading.ExternalKey, reading.Problem));
        Assert.DoesNotContain(Sender.Secret, reading.Doubt, StringComparison.OrdinalIgnoreCase);
    }
}
