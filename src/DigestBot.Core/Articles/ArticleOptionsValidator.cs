using Microsoft.Extensions.Options;

namespace DigestBot.Core.Articles;

[OptionsValidator]
internal sealed partial class ArticleOptionsValidator : IValidateOptions<ArticleOptions>;
