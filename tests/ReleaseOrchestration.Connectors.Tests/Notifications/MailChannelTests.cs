using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Notifications;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

public sealed class MailChannelTests
{
    [Fact]
    public async Task Send_WithStartTls_SignsInEncryptedAndDeliversBothParts()
    {
        await using var server = new MailServer();
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await SendAsync(host, server, Channel(server) with { User = "relo", Password = "env://RELO_TEST_MAIL_PASSWORD" }, ChannelHost.Message("Grüße: 1 < 2", "Line one\n.\n..dots <b>", "a&b"));

        Assert.Equal((SendResult.Delivered, 250), (outcome.Kind, outcome.Status));
        Assert.Equal(["EHLO example.com", "STARTTLS", "EHLO example.com", "AUTH PLAIN " + Convert.ToBase64String("\0relo\0pa55 word"u8), "MAIL FROM:<relo@example.com>", "RCPT TO:<qa@example.com>", "DATA"], server.Commands.Take(7));
        var mail = Assert.Single(server.Mails);
        Assert.Contains("From: relo@example.com\r\nTo: qa@example.com\r\nSubject: =?utf-8?B?", mail, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <msg_0123456789abcdef0123456789abcdef@example.com>\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: multipart/alternative; boundary=", mail, StringComparison.Ordinal);
        Assert.All(mail.Split("\r\n"), line => Assert.True(line.Length <= 998 && line.All(c => c is >= ' ' and <= '~'), line));
        var (plain, html) = Parts(mail);
        Assert.Contains("Line one\r\n.\r\n..dots <b>", plain, StringComparison.Ordinal);
        Assert.Contains("<p>..dots &lt;b&gt;</p>", html, StringComparison.Ordinal);
        Assert.Contains("<td>a&amp;b</td>", html, StringComparison.Ordinal);
        Assert.Contains("1 &lt; 2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WithTlsFromTheStart_Delivers()
    {
        await using var server = new MailServer { IsTlsFromTheStart = true };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        Assert.Equal(SendResult.Delivered, (await SendAsync(host, server, Channel(server) with { Security = MailSecurity.Tls })).Kind);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Send_WithoutEncryption_DeliversOnThisMachine()
    {
        await using var server = new MailServer { OffersTls = false };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        Assert.Equal(SendResult.Delivered, (await SendAsync(host, server, Channel(server) with { Security = MailSecurity.None })).Kind);
    }

    [Fact]
    public async Task Send_ServerThatOffersNoEncryption_IsToldNothing()
    {
        await using var server = new MailServer { OffersTls = false };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await SendAsync(host, server, Channel(server) with { User = "relo", Password = "env://RELO_TEST_MAIL_PASSWORD" });

        Assert.Equal(SendResult.Impossible, outcome.Kind);
        Assert.StartsWith("RO6509", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["EHLO example.com"], server.Commands);
    }

    [Fact]
    public async Task Send_ServerWithACertificateOfNobody_IsToldNothing()
    {
        await using var server = new MailServer();
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await host.SendAsync(Channel(server));

        Assert.Equal(SendResult.Failed, outcome.Kind);
        Assert.StartsWith("RO6503", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ServerThatSaysMoreThanItsAnswerBeforeEncryption_IsNotBelieved()
    {
        await using var server = new MailServer { Answers = { ["STARTTLS"] = "220 go ahead\r\n250 injected" } };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        Assert.StartsWith("RO6510", (await SendAsync(host, server, Channel(server))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 no such user", SendResult.Impossible, 550)]
    [InlineData("RCPT", "451 try later", SendResult.Failed, 451)]
    [InlineData("MAILED", "554 looks like spam", SendResult.Impossible, 554)]
    [InlineData("MAILED", "452 disk full", SendResult.Failed, 452)]
    [InlineData("CONNECT", "421 too busy", SendResult.Failed, 421)]
    [InlineData("EHLO", "hello to you too", SendResult.Failed, 0)]
    public async Task Send_Refusal_IsTriedAgainWhereThatMayHelp(string at, string answer, SendResult expected, int status)
    {
        await using var server = new MailServer { Answers = { [at] = answer } };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await SendAsync(host, server, Channel(server));

        Assert.Equal((expected, status), (outcome.Kind, outcome.Status));
    }

    [Fact]
    public async Task Send_RefusalThatRepeatsThePassword_IsKeptWithoutIt()
    {
        await using var server = new MailServer { Answers = { ["AUTH"] = "535 pa55 word is wrong" } };
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await SendAsync(host, server, Channel(server) with { User = "relo", Password = "env://RELO_TEST_MAIL_PASSWORD" });

        Assert.Equal(SendResult.Impossible, outcome.Kind);
        Assert.DoesNotContain("pa55", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok\r\nBcc: all@example.com")]
    [InlineData("ok\nBcc: all@example.com")]
    [InlineData("ok\r\n\r\n<html>")]
    [InlineData("=?utf-8?B?DQpCY2M6IGFsbEBleGFtcGxlLmNvbQ==?=")]
    public void Write_SubjectThatWouldBeAHeader_IsOneLineOfText(string subject)
    {
        var mail = MailText.Write(ChannelHost.Message(subject), "relo@example.com", DateTimeOffset.UnixEpoch);
        var headers = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"], headers.Where(h => h[0] != ' ').Select(h => h.Split(':')[0]));
        Assert.DoesNotContain("DQpCY2M6", headers[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qa@example.com\r\nBcc: all@example.com")]
    [InlineData("qa@example.com>, <all@example.com")]
    [InlineData("qa@example.com\r\nDATA")]
    public void Write_AddressThatIsMore_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => MailText.Write(ChannelHost.Message() with { Address = address }, "relo@example.com", DateTimeOffset.UnixEpoch));

    [Fact]
    public void Write_LongSubject_IsFoldedIntoWordsThatReadAsBefore()
    {
        var subject = string.Concat(Enumerable.Repeat("Größe😀", 30));
        var mail = MailText.Write(ChannelHost.Message(subject), "relo@example.com", DateTimeOffset.UnixEpoch);
        var header = Regex.Match(mail, "Subject: (?<header>(?:.+\r\n )*.+)\r\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["header"].Value;
        var words = header.Split("\r\n ");
        Assert.All(words, word => Assert.True(word.Length <= 75));
        Assert.Equal(subject, string.Concat(words.Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2])))));
    }

    [Fact]
    public void Write_PersonalLink_StandsInBothParts()
    {
        var (plain, html) = Parts(MailText.Write(ChannelHost.Message() with { PersonalLink = "https://relo.test/sign-off/a-b_c" }, "relo@example.com", DateTimeOffset.UnixEpoch));
        Assert.Contains("https://relo.test/sign-off/a-b_c", plain, StringComparison.Ordinal);
        Assert.Contains("href=\"https://relo.test/sign-off/a-b_c\"", html, StringComparison.Ordinal);
    }

    private static NotificationChannelDefinition Channel(MailServer server) =>
        new() { Id = "mail", Type = NotificationChannelType.Email, To = ["qa@example.com"], From = "relo@example.com", Host = "localhost", Port = server.Port };

    private static Task<SendOutcome> SendAsync(ChannelHost host, MailServer server, NotificationChannelDefinition channel, OutgoingMessage? message = null)
    {
        var services = host.Services;
        var mail = new MailChannel(services.GetRequiredService<GuardedConnections>(), services.GetRequiredService<SecretResolver>(), services.GetRequiredService<IOptions<NotificationOptions>>(), TimeProvider.System) { Certificates = server.Accepts };
        return mail.SendAsync(channel, message ?? ChannelHost.Message(), default);
    }

    private static (string Plain, string Html) Parts(string mail)
    {
        var texts = Regex.Matches(mail, "Content-Transfer-Encoding: base64\r\n\r\n(?<body>(?:[A-Za-z0-9+/=]+\r\n)+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["body"].Value))).ToList();
        return (texts[0], texts[1]);
    }
}
