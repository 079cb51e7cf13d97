# Net::SMPP as an ESME that sends a message to each number and prints what comes back, in the order in which it comes.
# Usage: perl receipts.pl PORT NUMBER:RECEIPTS...
use strict;
use warnings;
use JSON::PP;
use Net::SMPP;

my ($port, @wanted) = @ARGV;
$| = 1;
alarm 40;

my $json = JSON::PP->new->canonical->ascii;
sub say_step { my ($step, %facts) = @_; print $json->encode({ step => $step, %facts }), "\n"; }

my $smpp = Net::SMPP->new_connect(
    '127.0.0.1', port => $port, async => 1, system_id => 'demo', password => 'demo', system_type => '',
) or die "cannot connect: $!\n";
$smpp->bind_transceiver();
my $bound = $smpp->read_pdu() or die "no bind response\n";
say_step('bind', status => $bound->{status});

for my $wanted (@wanted) {
    my ($number, $receipts) = split /:/, $wanted;
    $smpp->submit_sm(
        source_addr_ton => 5, source_addr => 'INFO', dest_addr_ton => 1, dest_addr_npi => 1, destination_addr => $number,
        registered_delivery => 0x11, short_message => "to $number",
    );
    my $answered = 0;
    while (!$answered || $receipts > 0) {
        my $pdu = $smpp->read_pdu() or die "the link is gone\n";
        if ($pdu->{cmd} == 0x80000004) {
            $answered = 1;
            say_step('response', to => $number, status => $pdu->{status}, message_id => $pdu->{message_id});
        } elsif ($pdu->{cmd} == 5) {
            $receipts--;
            my %tlvs = map { $_ => unpack('H*', $pdu->{$_}) }
                grep { defined $pdu->{$_} } qw(receipted_message_id message_state network_error_code message_payload);
            say_step('receipt', to => $number, hex => unpack('H*', $pdu->{short_message}), %tlvs,
                map { $_ => $pdu->{$_} } qw(source_addr destination_addr esm_class data_coding));
            $smpp->deliver_sm_resp(seq => $pdu->{seq}, message_id => '');
        }
    }
}
$smpp->unbind();
while (my $pdu = $smpp->read_pdu()) { last if $pdu->{cmd} == 0x80000006; }
say_step('unbind');
