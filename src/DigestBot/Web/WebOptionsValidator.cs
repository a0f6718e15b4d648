using Microsoft.Extensions.Options;

namespace DigestBot.Web;

/// <summary>The rules for single settings, from their attributes.</summary>
[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
