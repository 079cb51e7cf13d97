# Net::SMPP as ESME. Usage: perl esme.pl PORT SYSTEM_ID PASSWORD
# Binds as transceiver, sends one Cyrillic message in UCS-2 with a receipt asked for, takes and answers the receipt,
# queries the message, sends a command the gateway does not support, unbinds. Prints one JSON object per step.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use JSON::PP;
use Net::SMPP;

my ($port, $system_id, $password) = @ARGV;
$| = 1;
alarm 30;

my $json = JSON::PP->new->canonical->ascii;
sub say_step { my ($step, %facts) = @_; print $json->encode({ step => $step, %facts }), "\n"; }
sub must { my ($pdu, $what) = @_; die "no $what\n" unless $pdu; return $pdu; }

my $smpp = Net::SMPP->new_connect(
    '127.0.0.1', port => $port, async => 0,
    system_id => $system_id, password => $password, system_type => 'test',
) or die "cannot connect: $!\n";

my $bound = must($smpp->bind_transceiver(), 'bind response');
say_step('bind', status => $bound->{status}, system_id => $bound->{system_id});
exit 0 if $bound->{status};

my $submitted = must($smpp->submit_sm(
    source_addr_ton => 5, source_addr_npi => 0, source_addr => 'INFO',
    dest_addr_ton => 1, dest_addr_npi => 1, destination_addr => '79161234567',
    data_coding => 8, registered_delivery => 1,
    short_message => encode('UTF-16BE', 'Привет, Мир! Ёж'),
), 'submit response');
say_step('submit', status => $submitted->{status}, message_id => $submitted->{message_id});

my $receipt;
for (1 .. 10) {
    $receipt = must($smpp->read_pdu(), 'receipt');
    last if $receipt->{cmd} == 5;
}
$smpp->deliver_sm_resp(seq => $receipt->{seq}, message_id => '');
say_step('receipt', map { $_ => $receipt->{$_} }
    qw(source_addr_ton source_addr_npi source_addr dest_addr_ton dest_addr_npi destination_addr esm_class data_coding short_message));

my $queried = must($smpp->query_sm(
    message_id => $submitted->{message_id},
    source_addr_ton => 5, source_addr_npi => 0, source_addr => 'INFO',
), 'query response');
say_step('query', map { $_ => $queried->{$_} } qw(status message_id final_date message_state error_code));

my $seq = $smpp->cancel_sm(message_id => $submitted->{message_id}, destination_addr => '', async => 1);
my $nack = must($smpp->read_pdu(), 'generic_nack');
say_step('cancel', cmd => sprintf('0x%08X', $nack->{cmd}), status => $nack->{status}, same_seq => $nack->{seq} == $seq ? 1 : 0);

my $unbound = must($smpp->unbind(), 'unbind response');
say_step('unbind', status => $unbound->{status});
