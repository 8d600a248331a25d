namespace ReleaseOrchestration.Core.Processes;

/// <summary>How the connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It is encrypted before anything is said but the greeting; a server that cannot do so gets no mail.</summary>
    StartTls,

    /// <summary>It is encrypted from the first byte.</summary>
    Tls,

    /// <summary>It is not; only for a server on this machine or network.</summary>
    None,
}
