// Package oldest requires the oldest versions that the tables are held against:
// mostly of 2023 and before, or the first of a younger major version, and where a
// table has when: has, one from before. A module may be younger than it could be,
// because another one here needs that. One that has no version that old but its newest
// is not here.
package oldest
