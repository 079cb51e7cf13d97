# Net::SMPP as an ESME that only listens. Usage: perl receiver.pl PORT
# Binds as receiver, answers every deliver_sm and prints it, prints an alert_notification, and unbinds after that.
use strict;
use warnings;
use JSON::PP;
use Net::SMPP;

my ($port) = @ARGV;
$| = 1;
alarm 30;

my $json = JSON::PP->new->canonical->ascii;
sub say_step { my ($step, %facts) = @_; print $json->encode({ step => $step, %facts }), "\n"; }

my $smpp = Net::SMPP->new_connect(
    '127.0.0.1', port => $port, async => 0, system_id => 'demo', password => 'demo', system_type => '',
) or die "cannot connect: $!\n";
my $bound = $smpp->bind_receiver() or die "no bind response\n";
say_step('bind', status => $bound->{status});

while (my $pdu = $smpp->read_pdu()) {
    if ($pdu->{cmd} == 5) {
        say_step('deliver_sm', hex => unpack('H*', $pdu->{short_message}),
            map { $_ => $pdu->{$_} } qw(source_addr destination_addr esm_class data_coding));
        $smpp->deliver_sm_resp(seq => $pdu->{seq}, message_id => '');
    } elsif ($pdu->{cmd} == 0x102) {
        say_step('alert_notification', map { $_ => $pdu->{$_} } qw(source_addr esme_addr));
        last;
    }
}
my $unbound = $smpp->unbind() or die "no unbind response\n";
say_step('unbind', status => $unbound->{status});
