# Net::SMPP against an SMSC that misbehaves. Usage: perl misbehaved.pl PORT COUNT [second|octets]
# Binds as transceiver, sends a submit_sm and an enquire_link at once, and prints a JSON object for each of the next
# COUNT PDUs as it reads them, or {"step":"end"} where the connection ends before. 'second': another submit_sm in place
# of the enquire_link. 'octets': COUNT octets off the socket in place of PDUs, for a length that lies.
use strict;
use warnings;
use JSON::PP;
use Net::SMPP;

my ($port, $count, $mode) = (@ARGV, '');
$| = 1;
alarm 30;

my $json = JSON::PP->new->canonical->ascii;
sub say_step { my ($step, %facts) = @_; print $json->encode({ step => $step, %facts }), "\n"; }

my $smpp = Net::SMPP->new_connect('127.0.0.1', port => $port, async => 0,
    system_id => 'demo', password => 'demo', system_type => 'test') or die "cannot connect: $!\n";
my $bound = $smpp->bind_transceiver() or die "no bind response\n";
say_step('bind', status => $bound->{status});

my %message = (source_addr => 'INFO', destination_addr => '79161234567', short_message => 'Hello', async => 1);
my $submit = $smpp->submit_sm(%message);
my $second = $mode eq 'second' ? $smpp->submit_sm(%message) : -1;
my $enquire = $mode eq 'second' ? -1 : $smpp->enquire_link(async => 1);
if ($mode eq 'octets') {
    my $octets = '';
    while (length $octets < $count) {
        my $more = sysread($smpp, $octets, $count - length $octets, length $octets);
        if (!$more) { say_step('end'); exit 0; }
    }
    say_step('octets', hex => unpack('H*', $octets), submit => $submit, enquire => $enquire);
    exit 0;
}
for (1 .. $count) {
    my $pdu = $smpp->read_pdu();
    if (!$pdu) { say_step('end'); exit 0; }
    my $which = $pdu->{seq} == $submit ? 'submit' : $pdu->{seq} == $second ? 'second' : $pdu->{seq} == $enquire ? 'enquire' : 'other';
    say_step('pdu', cmd => sprintf('%08x', $pdu->{cmd}), status => $pdu->{status}, of => $which,
        (defined $pdu->{congestion_state} ? (congestion => unpack('C', $pdu->{congestion_state})) : ()));
}
