/**
 * {@code init}: looks at the files of a project, and says which servers it has and how each takes a
 * port. One small class knows one kind of project. It runs nothing. It may use {@code core.compose}
 * and what lies below. Start with {@link dev.styxy.core.adopt.ProjectSurvey}.
 */
package dev.styxy.core.adopt;
