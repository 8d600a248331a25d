using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

/// <summary>A real mail server on a free port: it speaks SMTP over TCP, encrypts when asked, and keeps what it is sent.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool OffersTls { get; init; } = true;

    public bool IsTlsFromTheStart { get; init; }

    /// <summary>Answers to say in place of the usual ones, by the first word of the command.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    public ConcurrentQueue<string> Commands { get; } = new();

    public ConcurrentQueue<string> Mails { get; } = new();

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate?.GetCertHashString() == _certificate.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                stream = IsTlsFromTheStart ? await EncryptAsync(stream) : stream;
                await SayAsync(stream, Answer("CONNECT", "220 mail.test ready"));
                while (await ReadAsync(stream) is { } line)
                {
                    Commands.Enqueue(line);
                    var word = line.Split(' ', ':')[0].ToUpperInvariant();
                    var answer = Answer(word, Usual(word, stream is SslStream));
                    await SayAsync(stream, answer);
                    if (word == "STARTTLS" && answer.StartsWith("220", StringComparison.Ordinal))
                    {
                        stream = await EncryptAsync(stream);
                    }

                    if (word == "DATA" && answer.StartsWith("354", StringComparison.Ordinal))
                    {
                        await TakeAsync(stream);
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away.
            }
        }
    }

    private string Usual(string word, bool isEncrypted) => word switch
    {
        "EHLO" => $"250-mail.test\r\n{(OffersTls && !isEncrypted ? "250-STARTTLS\r\n" : string.Empty)}250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
        "STARTTLS" => "220 go ahead",
        "AUTH" => "235 welcome",
        "DATA" => "354 end with a dot",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private string Answer(string word, string usual) => Answers.GetValueOrDefault(word, usual);

    private async Task TakeAsync(Stream stream)
    {
        var mail = new StringBuilder();
        while (await ReadAsync(stream) is { } line && line != ".")
        {
            mail.Append(line).Append("\r\n");
        }

        Mails.Enqueue(mail.ToString());
        await SayAsync(stream, Answer("MAILED", "250 queued"));
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return encrypted;
    }

    private async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _stop.Token);

    private async Task<string?> ReadAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
