using System.Globalization;
using System.Net.Security;
using System.Text;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>One conversation with a mail server: SMTP as far as one mail needs it.</summary>
internal sealed class MailConversation(string host, Stream stream, RemoteCertificateValidationCallback? certificates) : IAsyncDisposable
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;
    private readonly byte[] _buffer = new byte[4096];
    private Stream _stream = stream;
    private int _start;
    private int _end;

    /// <summary>Signs in and sends one mail.</summary>
    /// <exception cref="MailRefusedException">The server refused.</exception>
    public async Task<int> SendAsync(NotificationChannelDefinition channel, string password, string to, string mail, CancellationToken cancellationToken)
    {
        if (channel.Security == MailSecurity.Tls)
        {
            await EncryptAsync(cancellationToken);
        }

        await ExpectAsync("the connection", 220, cancellationToken);
        var abilities = await GreetAsync(channel.From, cancellationToken);
        if (channel.Security == MailSecurity.StartTls)
        {
            abilities = await StartTlsAsync(abilities, channel.From, cancellationToken);
        }

        if (channel.User.Length > 0)
        {
            await SignInAsync(abilities, channel.User, password, cancellationToken);
        }

        await SayAsync($"MAIL FROM:<{channel.From}>", "the sender", 250, cancellationToken);
        await SayAsync($"RCPT TO:<{to}>", "the receiver", 250, cancellationToken);
        await SayAsync("DATA", "the mail", 354, cancellationToken);
        var status = await SayAsync($"{mail}.", "the mail", 250, cancellationToken);
        await WriteAsync("QUIT", cancellationToken);
        return status;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<string> GreetAsync(string from, CancellationToken cancellationToken)
    {
        await WriteAsync($"EHLO {from[(from.LastIndexOf('@') + 1)..]}", cancellationToken);
        return (await ExpectAsync("the greeting", 250, cancellationToken)).ToUpperInvariant();
    }

    private async Task<string> StartTlsAsync(string abilities, string from, CancellationToken cancellationToken)
    {
        if (!abilities.Split('\n').Contains("STARTTLS", StringComparer.Ordinal))
        {
            throw new MailRefusedException(NotificationErrors.NoTls(host), status: 0, isFinal: true);
        }

        await SayAsync("STARTTLS", "encryption", 220, cancellationToken);

        // What was sent along with the answer was not encrypted, and somebody in between may have added it.
        if (_start != _end)
        {
            throw new MailRefusedException(NotificationErrors.BrokenMail(host, "it said something between STARTTLS and encryption"), status: 0, isFinal: true);
        }

        await EncryptAsync(cancellationToken);
        return await GreetAsync(from, cancellationToken);
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = certificates }, cancellationToken);
    }

    private async Task SignInAsync(string abilities, string user, string password, CancellationToken cancellationToken)
    {
        var ways = abilities.Split('\n').Where(line => line.StartsWith("AUTH", StringComparison.Ordinal)).SelectMany(line => line.Split(' ', '=')).ToList();
        if (ways.Contains("LOGIN", StringComparer.Ordinal) && !ways.Contains("PLAIN", StringComparer.Ordinal))
        {
            await SayAsync("AUTH LOGIN", "to sign in", 334, cancellationToken);
            await SayAsync(Base64(user), "to sign in", 334, cancellationToken);
            await SayAsync(Base64(password), "to sign in", 235, cancellationToken);
        }
        else
        {
            await SayAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", "to sign in", 235, cancellationToken);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<int> SayAsync(string line, string step, int wanted, CancellationToken cancellationToken)
    {
        await WriteAsync(line, cancellationToken);
        await ExpectAsync(step, wanted, cancellationToken);
        return wanted;
    }

    private async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    private async Task<string> ExpectAsync(string step, int wanted, CancellationToken cancellationToken)
    {
        var (code, text) = await ReadReplyAsync(cancellationToken);
        if (code / 10 != wanted / 10)
        {
            var said = Core.Notifications.EventTexts.OneLine(string.Create(CultureInfo.InvariantCulture, $"{code} {text}"));
            throw new MailRefusedException(NotificationErrors.MailRefused(host, step, said), code, isFinal: code is >= 500 and < 600);
        }

        return text;
    }

    private async Task<(int Code, string Text)> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var text = new List<string>();
        while (text.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new MailRefusedException(NotificationErrors.BrokenMail(host, "a reply does not begin with a number"), status: 0, isFinal: false);
            }

            text.Add(line.Length > 4 ? line[4..].TrimEnd() : string.Empty);
            if (line.Length == 3 || line[3] != '-')
            {
                return (code, string.Join('\n', text));
            }
        }

        throw new MailRefusedException(NotificationErrors.BrokenMail(host, "a reply does not end"), status: 0, isFinal: false);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < LongestLine)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                {
                    throw new IOException("the connection was closed");
                }
            }

            var next = _buffer[_start++];
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }

        throw new MailRefusedException(NotificationErrors.BrokenMail(host, "a line does not end"), status: 0, isFinal: false);
    }
}
