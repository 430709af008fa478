// Package run calls methods of what it is given, and of what it was given before.
package run

type Server interface{ ListenAndServe() error }

func Run(s Server) error { return s.ListenAndServe() }

type Group struct{ servers []Server }

func (g *Group) Add(s Server) { g.servers = append(g.servers, s) }

func (g *Group) Serve() error {
	for _, s := range g.servers {
		if err := s.ListenAndServe(); err != nil {
			return err
		}
	}
	return nil
}
