using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be wrong with a notification channel on its own.</summary>
internal sealed class NotificationChannelChecks(CheckContext context)
{
    private const string Root = "notificationChannel";
    private const int MostSecrets = 5;

    public void Check(NotificationChannelDefinition channel)
    {
        new IdChecks(context).One(channel.Id, Root, "id", isNode: false);
        if (channel.Type == NotificationChannelType.Email)
        {
            Mail(channel);
        }
        else
        {
            Posted(channel);
        }
    }

    private void Posted(NotificationChannelDefinition channel)
    {
        var isSecret = SecretReferences.IsReference(channel.Url);
        if (channel.Url.Length == 0)
        {
            Wrong("url", "The channel has no `url`.", "Add `url`: an address that begins with `https://`, or the reference of a secret that holds it.");
        }
        else if (!isSecret && PostAddress.Problem(channel.Url) is { } problem)
        {
            Wrong("url", $"The `url` {problem}.", "Write an absolute address such as `https://hooks.example.com/releases`, or the reference of a secret, such as `env://HOOK_URL`.");
        }

        if (channel.Type == NotificationChannelType.Webhook)
        {
            Signed(channel);
        }
        else if (!channel.Secrets.IsEmpty)
        {
            Wrong("secrets", "Only webhooks are signed.", "Remove `secrets`.");
        }

        Foreign(channel.To.IsEmpty, "to");
        Foreign(channel.From.Length == 0, "from");
        Foreign(channel.Host.Length == 0, "host");
        Foreign(channel.Port == 0, "port");
        Foreign(channel.User.Length == 0, "user");
        Foreign(channel.Password.Length == 0, "password");
        Foreign(!channel.SignedLinks, "signed-links");
    }

    private void Foreign(bool isAbsent, string key)
    {
        if (!isAbsent)
        {
            Wrong(key, $"Only e-mail has `{key}`.", $"Remove `{key}`, or make the channel one of type `email`.");
        }
    }

    private void Signed(NotificationChannelDefinition channel)
    {
        if (channel.Secrets.Length is 0 or > MostSecrets)
        {
            Wrong("secrets", "A webhook is signed by one to five secrets.", "Add `secrets: [env://HOOK_SECRET]`; the value of the secret begins with `whsec_`.");
        }

        for (var i = 0; i < channel.Secrets.Length; i++)
        {
            if (!SecretReferences.IsReference(channel.Secrets[i]))
            {
                ByValue($"secrets[{i}]");
            }
        }
    }

    private void Mail(NotificationChannelDefinition channel)
    {
        Recipients(channel);
        if (!MailAddresses.IsOne(channel.From))
        {
            Wrong("from", channel.From.Length == 0 ? "The channel has no `from`." : $"`{Shorten(channel.From)}` is no address.", "Write an address such as `releases@example.com`.");
        }

        if (channel.Host.Length == 0 || Uri.CheckHostName(channel.Host) == UriHostNameType.Unknown)
        {
            Wrong("host", channel.Host.Length == 0 ? "The channel has no `host`." : $"`{Shorten(channel.Host)}` is no name of a host.", "Write the name of the mail server, such as `smtp.example.com`.");
        }

        if (channel.Port is < 0 or > 65535)
        {
            Wrong("port", "There is no such port.", "Write a number from 1 to 65535.");
        }

        SignIn(channel);
        MailOnly(channel);
    }

    private void Recipients(NotificationChannelDefinition channel)
    {
        if (channel.To.IsEmpty)
        {
            Wrong("to", "The channel has no `to`.", "Add `to`: addresses, `user:id`, or `approvers`.");
        }

        for (var i = 0; i < channel.To.Length; i++)
        {
            var to = channel.To[i];
            if (to != NotificationChannelDefinition.Approvers && !(to.StartsWith("user:", StringComparison.Ordinal) && to.Length > 5) && !MailAddresses.IsOne(to))
            {
                Wrong($"to[{i}]", $"`{Shorten(to)}` is nobody whom a mail can reach.", "Write an address such as `qa@example.com`, `user:id`, or `approvers`.");
            }
        }
    }

    private void SignIn(NotificationChannelDefinition channel)
    {
        if (channel.Password.Length > 0 && !SecretReferences.IsReference(channel.Password))
        {
            ByValue("password");
        }

        if (channel.User.Length > 0 != channel.Password.Length > 0)
        {
            Wrong("user", "`user` and `password` belong together.", "Give both, or neither.");
        }

        if (channel.User.Length > 0 && channel.Security == MailSecurity.None)
        {
            Wrong("security", "A password is never sent without encryption.", "Use `starttls` or `tls`, or sign in as nobody.");
        }
    }

    private void MailOnly(NotificationChannelDefinition channel)
    {
        if (channel.Url.Length > 0)
        {
            Wrong("url", "E-mail has no `url`.", "Remove `url`.");
        }

        if (!channel.Secrets.IsEmpty)
        {
            Wrong("secrets", "Only webhooks are signed.", "Remove `secrets`.");
        }
    }

    // The value is not repeated: it may be the secret itself.
    private void ByValue(string key) => context.Error(
        ProblemCodes.SecretByValue, $"{Root}.{key}", "A secret is given by value.", "Give a reference, such as `env://NAME` or `keyvault://vault/name`.");

    private void Wrong(string key, string message, string fix) => context.Error(ProblemCodes.InvalidChannel, $"{Root}.{key}", message, fix);

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
